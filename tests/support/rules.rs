//! By hand: for each rule the test that keeps it and the test that breaks it.
//!
//! The rules are paths that the compiler resolves. What a test says where it keeps the rule is
//! quoted, so a test that no longer says it fails `--test traceability`.

use ssj::core::Rule;

/// One rule with what shows it.
pub(crate) struct Shown {
    pub(crate) rule: &'static Rule,
    pub(crate) kept: &'static str,
    /// The step that was taken, as the test has it.
    pub(crate) said: &'static str,
    pub(crate) broken: &'static str,
}

macro_rules! shown {
    ($($area:ident :: $rule:ident => $kept:literal says $said:literal, $broken:literal;)*) => {
        pub(crate) const SHOWN: &[Shown] = &[$(Shown {
            rule: ssj::core::rules::$area::$rule,
            kept: $kept,
            said: $said,
            broken: $broken,
        }),*];
    };
}

shown! {
    agency::ROUTE =>
        "core::agency::a_reform_takes_the_route_of_the_regulation" says
        "adopt(\"jl-amr\", \"2020-02-01\").unwrap()",
        "core::agency::a_reform_takes_the_route_of_the_regulation";
    agency::SUCCESSION =>
        "core::agency::a_split_leaves_no_matter_without_an_owner_and_none_with_two" says
        "split(&[(\"food\", \"ng-amr\"), (\"water\", \"ng-water\")]).unwrap()",
        "core::agency::a_split_leaves_no_matter_without_an_owner_and_none_with_two";
    agency::CONFERENCE =>
        "core::agency::a_conference_is_led_by_a_market_regulator_and_seats_nobody_twice_or_too_early" says
        "found(\"jl-amr\", core::slice::from_ref(&health)).is_ok()",
        "core::agency::a_conference_is_led_by_a_market_regulator_and_seats_nobody_twice_or_too_early";
    campaign::CONTENT =>
        "core::lifecycles::campaign::a_campaign_states_matters_ratios_and_an_end" says
        "propose(proposal()).is_ok()",
        "core::lifecycles::campaign::a_campaign_states_matters_ratios_and_an_end";
    campaign::ORDER =>
        "core::lifecycles::campaign::a_campaign_is_drawn_after_its_approval_and_in_its_period" says
        "campaign.mandate(DAY).is_ok()",
        "core::lifecycles::campaign::a_campaign_is_drawn_after_its_approval_and_in_its_period";
    draw::UNGUESSABLE =>
        "draw::round::refused::sources_stand_once_and_have_entropy_enough" says
        "of(vec![source(\"a\", 32), source(\"b\", 32)]).is_ok()",
        "draw::round::refused::sources_stand_once_and_have_entropy_enough";
    draw::SEED_AFTER_COMMITMENT =>
        "draw::seed::the_order_in_which_values_come_in_does_not_matter" says
        "seed(&evidence()).unwrap()",
        "draw::seed::each_trick_is_named";
    draw::SOURCES_NAMED =>
        "draw::seed::every_value_counts" says
        "seed(&evidence()).unwrap()",
        "draw::seed::a_silent_beacon_is_no_seed";
    draw::REVEAL_KEPT =>
        "draw::seed::a_silent_party_is_recorded_and_the_seed_goes_on" says
        "seed(&silent).unwrap()",
        "draw::seed::a_copied_value_is_caught";
    draw::SECRET_STRATA_BLINDED =>
        "draw::round::objects::secret_strata_need_a_blinded_frame" says
        "ObjectDraw::new(parts(Blinding::Blinded)).is_ok()",
        "draw::round::objects::secret_strata_need_a_blinded_frame";
    draw::FRAME_SOUND =>
        "draw::round::refused::a_draw_has_frames_and_each_object_in_them_once" says
        "ObjectDraw::new(object_parts()).is_ok()",
        "draw::round::refused::a_draw_has_frames_and_each_object_in_them_once";
    draw::SIZE_MET =>
        "draw::round::refused::a_stratum_yields_what_the_plan_fixes_or_the_draw_is_refused" says
        "draw(\"50%\").is_ok()",
        "draw::round::refused::a_stratum_yields_what_the_plan_fixes_or_the_draw_is_refused";
    draw::REDRAW_COUNTED =>
        "draw::round::refused::a_redraw_names_the_record_before_it" says
        "Header::new(linked).is_ok()",
        "draw::round::refused::a_redraw_names_the_record_before_it";
    draw::SUITE_AVAILABLE =>
        "core::refusal::refusals::a_suite_that_this_build_lacks_is_a_refusal_by_name" says
        "Suite::Intl.hash_fn().is_ok()",
        "core::refusal::refusals::a_suite_that_this_build_lacks_is_a_refusal_by_name";
    draw::STAFFING_SOUND =>
        "draw::round::refused::staffing_tables_that_make_no_problem_are_refused" says
        "InspectorDraw::new(lawful.clone()).is_ok()",
        "draw::round::refused::staffing_tables_that_make_no_problem_are_refused";
    draw::STAFFED =>
        "draw::round::inspectors::every_visit_gets_a_lawful_team_and_the_record_holds" says
        "drawn.draw(evidence(2)).unwrap()",
        "draw::round::inspectors::too_few_inspectors_are_named_with_the_places";
    follow_up::OWNER =>
        "core::lifecycles::follow_up::only_the_owner_acts" says
        "act(\"cc-amr\").is_ok()",
        "core::lifecycles::follow_up::only_the_owner_acts";
    follow_up::ORDER =>
        "core::lifecycles::follow_up::a_closed_finding_is_reopened_openly" says
        "finding.reopen(&by, text(\"复查发现未整改\")).unwrap()",
        "core::lifecycles::follow_up::a_closed_finding_is_reopened_openly";
    follow_up::CRIME =>
        "core::lifecycles::follow_up::a_suspected_crime_goes_to_the_police_before_the_end" says
        "close(&finding).is_ok()",
        "core::lifecycles::follow_up::a_suspected_crime_goes_to_the_police_before_the_end";
    history::NO_REPEAT =>
        "core::history::leads_campaigns_and_key_matters_are_not_blocked" says
        "assert_eq!(state(&key, Plan), DrawState::Eligible)",
        "core::history::a_general_check_is_not_repeated_within_the_window";
    history::TEST_ADOPTED =>
        "core::history::a_passed_test_is_adopted" says
        "assert_eq!(state(&text(\"蛋白质\"), 1), DrawState::Eligible)",
        "core::history::a_passed_test_is_adopted";
    history::FREQUENCY_KEPT =>
        "core::history::a_frequency_counts_back_whole_years" says
        "assert_eq!(state(\"2024-03-02\"), DrawState::Eligible)",
        "core::history::a_frequency_counts_back_whole_years";
    history::UNDISTURBED =>
        "core::history::scope_comes_before_every_exclusion_and_lists_may_leave_objects_alone" says
        "assert_eq!(state(shop(2)), DrawState::Eligible)",
        "core::history::scope_comes_before_every_exclusion_and_lists_may_leave_objects_alone";
    input::BOUNDED =>
        "core::limits::a_list_has_no_more_rows_than_its_limit" says
        "bounded(&matters, limit).is_ok()",
        "core::limits::a_list_has_no_more_rows_than_its_limit";
    instrument::APPLIES =>
        "core::instrument::nothing_applies_before_the_first_instrument" says
        "instruments.in_force(day(\"2019-05-22\")).is_ok()",
        "core::instrument::nothing_applies_before_the_first_instrument";
    jurisdiction::CONSISTENT =>
        "core::jurisdiction::names_are_resolved_exactly_or_not_at_all" says
        "Gazetteer::new(rows).unwrap()",
        "core::jurisdiction::rows_that_contradict_each_other_are_refused_together";
    lead::ORDER =>
        "core::lifecycles::lead::an_urgent_check_is_approved_afterwards_where_approval_is_asked_for" says
        "lead.close(&by, text(\"已处理\")).is_ok()",
        "core::lifecycles::lead::a_lead_is_checked_by_two_of_the_agency_that_has_it";
    lead::CONDUCT =>
        "core::lifecycles::lead::a_lead_is_checked_by_two_of_the_agency_that_has_it" says
        "check(\"cc-amr\", &[\"a1\", \"a2\"]).is_ok()",
        "core::lifecycles::lead::a_lead_is_checked_by_two_of_the_agency_that_has_it";
    lead::FOLLOWED_UP =>
        "core::lifecycles::lead::a_problem_on_a_lead_is_followed_up" says
        "lead.record_check(&by, followed, &everyone()).is_ok()",
        "core::lifecycles::lead::a_problem_on_a_lead_is_followed_up";
    lead::UNLICENSED =>
        "core::lifecycles::lead::unlicensed_operation_is_punished_and_published_though_it_has_no_code" says
        "lead.close(&by, text(\"已处罚\")).unwrap()",
        "core::lifecycles::lead::unlicensed_operation_is_punished_and_published_though_it_has_no_code";
    matter::COMPLETE =>
        "core::matter::a_matter_without_its_parts_is_refused_with_each_of_them" says
        "matter(\"m\", Health).build().unwrap()",
        "core::matter::a_matter_without_its_parts_is_refused_with_each_of_them";
    matter::LISTED =>
        "core::matter::versions_follow_one_another" says
        "version(2, \"2026-01-01\").require_follows(&first).is_ok()",
        "core::matter::versions_follow_one_another";
    matter::PUBLISHED =>
        "core::lifecycles::footing::nothing_is_drawn_from_an_unpublished_list_or_from_none" says
        "on(&[&food, &fire], DRAW_DAY).is_ok()",
        "core::lifecycles::footing::nothing_is_drawn_from_an_unpublished_list_or_from_none";
    matter::SUBJECT =>
        "core::lifecycles::footing::a_matter_is_checked_by_whom_its_list_names" says
        "on([amr(), fire(EmergencyManagement, Level::Prefecture)]).is_ok()",
        "core::lifecycles::footing::a_matter_is_checked_by_whom_its_list_names";
    matter::JOINT =>
        "core::matter::members_of_a_joint_matter_stand_on_the_lists_of_those_who_take_part" says
        "JointList::new([canteens()], &lists).unwrap()",
        "core::matter::members_of_a_joint_matter_stand_on_the_lists_of_those_who_take_part";
    plan::IN_FORCE =>
        "core::lifecycles::plan::a_plan_in_force_gives_the_mandate_of_its_items" says
        "plan.mandate(&item_id(), DAY).unwrap()",
        "core::lifecycles::plan::nothing_is_drawn_before_a_plan_is_in_force";
    plan::ORDER =>
        "core::lifecycles::plan::a_returned_plan_is_revised_and_submitted_again" says
        "plan.submit(&by, forecast(100)).is_ok()",
        "core::lifecycles::plan::a_plan_in_force_changes_only_by_reviewed_amendment";
    plan::CONTENT =>
        "core::lifecycles::plan::a_department_plans_its_own_checks_only" says
        "draft(own.clone(), Vec::from([mine.clone()])).is_ok()",
        "core::lifecycles::plan::everything_wrong_with_a_plan_is_said_at_once";
    plan::JOINT =>
        "core::lifecycles::plan::a_department_plans_its_own_checks_only" says
        "draft(own.clone(), Vec::from([mine.clone()])).is_ok()",
        "core::lifecycles::plan::a_department_plans_its_own_checks_only";
    plan::REVIEW =>
        "core::lifecycles::plan::the_same_level_judicial_administration_reviews" says
        "plan.approve(&by, justice(), None).is_ok()",
        "core::lifecycles::plan::the_same_level_judicial_administration_reviews";
    plan::AMENDMENT =>
        "core::lifecycles::plan::a_plan_in_force_changes_only_by_reviewed_amendment" says
        "plan.apply(&filed.unwrap()).unwrap()",
        "core::lifecycles::plan::a_plan_in_force_changes_only_by_reviewed_amendment";
    plan::FORECAST =>
        "core::lifecycles::plan::a_forecast_covers_every_matter_and_a_shortage_is_approved_knowingly" says
        "plan.approve(&by, justice(), knowingly).is_ok()",
        "core::lifecycles::plan::a_forecast_covers_every_matter_and_a_shortage_is_approved_knowingly";
    plan::RATIO =>
        "tests::real_ratio_rules::a_plan_keeps_to_the_bands_and_a_ratio_in_a_gap_is_refused" says
        "assert_eq!(bands.check(planned(&lawful).sizes()), Ok(()))",
        "tests::real_ratio_rules::a_plan_keeps_to_the_bands_and_a_ratio_in_a_gap_is_refused";
    pool::MATCHED =>
        "core::pool::a_second_pool_takes_a_recorded_reason" says
        "Pooling::new([pair(\"a\"), pair(\"b\")], [reason]).unwrap()",
        "core::pool::a_second_pool_takes_a_recorded_reason";
    pool::OBJECTS =>
        "core::pool::objects_with_and_without_a_code_make_a_pool" says
        "pool([product, operator, old, shop(1)]).unwrap()",
        "core::pool::a_pool_with_bad_rows_is_refused_as_a_whole";
    pool::INSPECTORS =>
        "core::pool::inspectors_have_an_agency_a_place_and_their_papers" says
        "inspectors([inspector(\"1\"), inspector(\"2\")]).unwrap()",
        "core::pool::inspectors_have_an_agency_a_place_and_their_papers";
    pool::EXPERTS =>
        "core::pool::an_expert_has_a_specialty_and_a_pool_apart" says
        "ExpertPool::new(header(), [expert(vec![SpecialtyId::new(\"food\").unwrap()])]).unwrap()",
        "core::pool::an_expert_has_a_specialty_and_a_pool_apart";
    pool::ONCE =>
        "core::pool::objects_with_and_without_a_code_make_a_pool" says
        "pool([product, operator, old, shop(1)]).unwrap()",
        "core::pool::a_pool_with_bad_rows_is_refused_as_a_whole";
    result::OUTCOMES =>
        "core::result::outcome::any_outcomes_go_together_but_a_problem_and_none" says
        "assert_eq!(both.is_err(), clean && problem, \"{one:?}, {other:?}\")",
        "core::result::outcome::any_outcomes_go_together_but_a_problem_and_none";
    result::FOLLOWED_UP =>
        "core::lifecycles::visit::every_problem_has_a_finding_and_nothing_else_has" says
        "visit.conclude(&by, problem(&visit, \"food-sales\")).is_ok()",
        "core::lifecycles::visit::every_problem_has_a_finding_and_nothing_else_has";
    result::PUBLISHER =>
        "core::lifecycles::visit::a_department_enters_and_publishes_what_it_checked_itself" says
        "publish(\"cc-amr\", \"cc-amr\").is_ok()",
        "core::lifecycles::visit::a_department_enters_and_publishes_what_it_checked_itself";
    result::PUBLICATION =>
        "core::lifecycles::visit::a_corrected_result_is_published_again_and_the_trace_stays" says
        "visit.apply(&again.unwrap()).unwrap()",
        "core::lifecycles::visit::forms_and_publications_come_once_and_after_the_check";
    round::MANDATE =>
        "core::lifecycles::footing::a_round_is_opened_on_the_day_its_documents_were_looked_up_for" says
        "open(DRAW_DAY).is_ok()",
        "core::lifecycles::round::a_round_is_opened_in_the_mandates_period";
    round::ORDER =>
        "core::lifecycles::round::a_round_goes_from_commitment_to_teams" says
        "round.apply(&round.close(&by).unwrap()).unwrap()",
        "core::lifecycles::round::the_seed_comes_after_the_commitment_and_the_draw_after_the_seed";
    round::REDRAW =>
        "core::lifecycles::round::a_redraw_is_a_new_round_that_counts_on_and_names_the_old_record" says
        "round.draw_again(&by, &next, text(\"对象库有误\")).unwrap()",
        "core::lifecycles::round::a_redraw_is_a_new_round_that_counts_on_and_names_the_old_record";
    round::ONE_VISIT =>
        "core::lifecycles::round::what_is_drawn_lies_within_the_mandate_once_and_in_one_visit" says
        "objects(Vec::from([drawn(\"shop-a\"), drawn(\"shop-b\")])).is_ok()",
        "core::lifecycles::round::what_is_drawn_lies_within_the_mandate_once_and_in_one_visit";
    round::TEAM =>
        "core::lifecycles::round::each_team_is_full_and_for_a_visit_of_the_round" says
        "teams(Vec::from([team(\"shop-a\")]), whole).is_ok()",
        "core::lifecycles::round::each_team_is_full_and_for_a_visit_of_the_round";
    round::RESERVE =>
        "core::lifecycles::round::only_the_next_reserve_steps_in" says
        "replace(\"shop-c\", Vec::new()).unwrap()",
        "core::lifecycles::round::only_the_next_reserve_steps_in";
    rulebook::COMPLETE =>
        "core::rulebook::the_nearest_rulebook_governs" says
        "Rulebooks::new([province, city, own]).unwrap()",
        "core::rulebook::a_rulebook_without_a_part_is_refused";
    rulebook::IN_FORCE =>
        "core::rulebook::the_nearest_rulebook_governs" says
        "governing(\"220102\", on).unwrap()",
        "core::rulebook::the_nearest_rulebook_governs";
    rulebook::GUIDED =>
        "core::rulebook::matters_without_a_guideline_are_reported" says
        ".require_complete(&short, &nanguan, &map, on).is_ok()",
        "core::rulebook::matters_without_a_guideline_are_reported";
    trail::SEQUENCE =>
        "core::trail::two_clerks_at_once_is_a_conflict" says
        "step(&trail, &command(11, 3), 2).is_ok()",
        "core::trail::two_clerks_at_once_is_a_conflict";
    trail::ONE_MEANING =>
        "core::trail::a_repeated_command_is_the_same_event_and_applying_it_changes_nothing" says
        "step(&trail, &command(i, u64::from(i)), i * 10).unwrap()",
        "core::trail::a_command_id_has_one_meaning";
    trail::TIME =>
        "core::trail::records_follow_each_other_in_time" says
        "step(&trail, &command(4, 3), 0).is_ok()",
        "core::trail::records_follow_each_other_in_time";
    visit::ORDER =>
        "core::lifecycles::visit::a_visit_goes_from_the_draw_to_the_archive" says
        "visit.archive(&by, digest(8)).unwrap()",
        "core::lifecycles::visit::a_visit_is_released_only_before_it_begins";
    visit::DRAWN =>
        "core::lifecycles::visit::nobody_adds_a_visit_by_hand" says
        "open(&staffed(), \"shop-a\").is_ok()",
        "core::lifecycles::visit::nobody_adds_a_visit_by_hand";
    visit::TEAM =>
        "core::lifecycles::visit::two_of_each_department_of_the_drawn_team_check" says
        "start(&[\"a1\", \"a2\", \"f1\", \"f2\"]).is_ok()",
        "core::lifecycles::visit::two_of_each_department_of_the_drawn_team_check";
    visit::CERTIFICATE =>
        "core::lifecycles::visit::those_who_check_hold_a_certificate_on_the_day" says
        "visit.start(&by, &last_day, None).is_ok()",
        "core::lifecycles::visit::those_who_check_hold_a_certificate_on_the_day";
    visit::RESERVE =>
        "core::lifecycles::visit::only_the_next_reserve_of_the_department_replaces_an_inspector" says
        "replace(\"a3\", Vec::new()).unwrap()",
        "core::lifecycles::visit::only_the_next_reserve_of_the_department_replaces_an_inspector";
    visit::PRIOR =>
        "core::lifecycles::visit::approval_and_notice_come_first_where_the_instrument_asks_for_them" says
        "visit.start(&by, &everyone(), None).is_ok()",
        "core::lifecycles::visit::approval_and_notice_come_first_where_the_instrument_asks_for_them";
    visit::ADOPTION =>
        "core::lifecycles::visit::a_conclusion_issued_before_may_be_adopted" says
        "adopt(date!(2026 - 02 - 01)).is_ok()",
        "core::lifecycles::visit::a_conclusion_issued_before_may_be_adopted";
    visit::ENTRUSTMENT =>
        "core::lifecycles::visit::a_body_is_entrusted_while_it_is_qualified_and_its_report_is_awaited" says
        "entrust(date!(2026 - 12 - 31)).unwrap()",
        "core::lifecycles::visit::a_body_is_entrusted_while_it_is_qualified_and_its_report_is_awaited";
    visit::SAMPLING =>
        "core::lifecycles::visit::what_passed_a_test_elsewhere_is_not_sampled_again" says
        "take(sample(\"B2\", \"菌落总数\")).is_ok()",
        "core::lifecycles::visit::what_passed_a_test_elsewhere_is_not_sampled_again";
    visit::RESULT =>
        "core::lifecycles::visit::not_found_and_refused_entry_are_said_only_with_evidence" says
        "visit.conclude(&by, result).is_ok()",
        "core::lifecycles::visit::not_found_and_refused_entry_are_said_only_with_evidence";
    visit::DOSSIER =>
        "core::lifecycles::visit::a_visit_goes_from_the_draw_to_the_archive" says
        "visit.archive(&by, digest(8)).unwrap()",
        "core::lifecycles::visit::the_dossier_says_what_it_lacks";
    visit::RECOGNITION =>
        "core::lifecycles::visit::others_recognise_results_once" says
        "visit.recognise(&by, agency(\"cc-mem\")).unwrap()",
        "core::lifecycles::visit::others_recognise_results_once";
}
