use time::macros::date;

use super::*;
use crate::facts::Places;

fn read(csv: &str) -> Result<List, ListError> {
    let places = Places::load().unwrap();
    List::read(csv.as_bytes(), places.gazetteer(), date!(2026 - 01 - 01))
}

#[test]
fn each_row_is_taken_or_listed_with_its_line_and_every_reason() {
    let list = read(
        "uscc,city,registered_on\n\
         91220101MA13XQYL0T,长春,2016-05-04\n\
         91220582MA13xCRL8F,通化,1989-06-13\n\
         91220582778712797L,N/A,1988-11-28\n\
         91220101MA13XQYL0T,长春市,2016-05-04\n\
         91220721788748474H,延边州,2006-05-04\n\
         91220721788748474H\n",
    )
    .unwrap();
    let taken: Vec<_> = list
        .taken
        .iter()
        .map(|one| one.place.as_id().value())
        .collect();
    assert_eq!(taken, ["220100", "222400"]);
    let refused: Vec<_> = list
        .refused
        .iter()
        .map(|row| (row.line, row.reasons.len()))
        .collect();
    assert_eq!(refused, [(3, 1), (4, 2), (5, 1), (7, 1)]);
    assert_eq!(
        list.refused[1].reasons[0].to_string(),
        "`91220582778712797L` is not a credit code: its check character is `L` where the others ask for `A`"
    );
    assert_eq!(list.refused[2].reasons, [Reason::Twice { first: 2 }]);
    assert_eq!(list.organisation_mismatches, 1);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let list =
        read("\u{feff}uscc,city,registered_on\r\n1,长春,2016-05-04\r\n\r\n2,长春,2016-05-04\r\n");
    let lines = list
        .unwrap()
        .refused
        .iter()
        .map(|row| row.line)
        .collect::<Vec<_>>();
    assert_eq!(lines, [2, 4]);
}

#[test]
fn a_county_must_exist_and_lie_in_its_city() {
    let list = read(
        "uscc,city,registered_on,county,class,kind,name\n\
         91220101MA13XQYL0T,长春,2016-05-04,220184,B,enterprise,某公司\n\
         91220721788748474H,松原,2006-05-04,220184,F,shop,\n\
         91220621825788322N,长春,2006-05-04,220381,A,enterprise,\n",
    )
    .unwrap();
    assert_eq!(list.taken[0].place.as_id().value(), "220184");
    assert_eq!(
        list.refused[0].reasons,
        [
            Reason::Elsewhere {
                county: "220184".into(),
                city: "松原".into()
            },
            Reason::Class("F".into()),
            Reason::Kind("shop".into()),
        ]
    );
    assert_eq!(
        list.refused[1].reasons[0].to_string(),
        "`division:220381` was no jurisdiction on 2026-01-01"
    );
}

#[test]
fn a_file_with_other_columns_is_no_list() {
    assert!(matches!(
        read("uscc,city\n"),
        Err(ListError::Header(HeaderError::Missing("registered_on")))
    ));
    assert!(matches!(
        read("uscc,city,registered_on,phone\n"),
        Err(ListError::Header(HeaderError::Unknown(name))) if name == "phone"
    ));
}
