//! By hand: which public items serve a clause, and which tests show it.
//!
//! The items are paths that the compiler resolves, so one that is renamed does not build.

use ssj::core::Clause;

/// One clause with what serves it and what shows it.
pub(crate) struct Served {
    pub(crate) clause: Clause,
    pub(crate) items: &'static [&'static str],
    pub(crate) tests: &'static [&'static str],
}

/// `clause => items; tests,`, where the items are imported once, for the compiler's sake.
macro_rules! served {
    ($($clause:ident => [$($head:ident $(:: $tail:ident)*),+ $(,)?]; [$($test:literal),+ $(,)?])*) => {
        pub(crate) const SERVED: &[Served] = &[$(Served {
            clause: Clause::$clause,
            items: {
                $(#[allow(unused_imports, reason = "the import is the check")]
                use ssj::core::$head $(:: $tail)* as _;)+
                &[$(concat!(stringify!($head) $(, "::", stringify!($tail))*)),+]
            },
            tests: &[$($test),+],
        }),*];
    };
}

served! {
    C0 => [jurisdiction::Gazetteer, jurisdiction::CHANGBAISHAN, jurisdiction::CHANGCHUN_NEW_AREA];
        ["core::jurisdiction::a_special_zone_is_a_jurisdiction_like_a_division"]
    C1 => [ledger::Ledger, ledger::Coverage, ledger::Covered, ledger::PoolCovered];
        ["core::lifecycles::ledger::coverage_names_what_is_missing",
         "core::lifecycles::ledger::coverage_is_as_of_a_day_joint_or_not_and_by_pool"]
    C2_1A => [plan::Plan, round::Round, visit::Visit, trail::Lifecycle];
        ["core::lifecycles::visit::a_visit_goes_from_the_draw_to_the_archive",
         "core::lifecycles::round::a_round_goes_from_commitment_to_teams"]
    C2_1B => [ledger::Ledger, ledger::Problems, ledger::estimate::Survey, ledger::OnTime, ledger::progress, ledger::Share];
        ["core::lifecycles::ledger::what_checks_found_is_counted_by_matter_county_and_source",
         "core::lifecycles::ledger::estimates_are_of_the_eligible_of_one_draw",
         "core::lifecycles::ledger::every_duty_stands_somewhere_and_rates_are_exact"]
    C2_1C => [Id, ObjectId, identity::CreditCode, identity::RegistrationNumber, trail::Event, trail::Export, trail::Trail];
        ["core::trail::events_survive_a_round_trip",
         "core::pool::a_pool_read_back_is_the_same_and_a_broken_one_is_refused"]
    C2_1D => [agency::AgencyRegister, agency::Change, agency::Reform, agency::ChangeReported, agency::ChangeAdopted];
        ["core::agency::a_reform_takes_the_route_of_the_regulation",
         "core::agency::a_merged_agency_answers_under_its_successor_and_keeps_its_name",
         "core::agency::a_split_leaves_no_matter_without_an_owner_and_none_with_two",
         "core::agency::ownership_follows_every_lawful_reform_and_no_other"]
    C2_2A => [matter::Subject, matter::Matter, matter::MatterDraft, matter::MatterList, matter::Catalogue];
        ["core::matter::a_matter_without_its_parts_is_refused_with_each_of_them",
         "core::matter::a_list_is_refused_as_a_whole_with_every_row",
         "core::matter::a_list_is_compared_with_the_catalogue_both_ways",
         "core::lifecycles::footing::a_matter_is_checked_by_whom_its_list_names"]
    C2_2B => [matter::Publication, matter::MatterList, Footing];
        ["core::lifecycles::footing::nothing_is_drawn_from_an_unpublished_list_or_from_none",
         "core::matter::a_list_counts_once_it_is_published_and_in_effect"]
    C2_2C => [matter::JointMatter, matter::JointList];
        ["core::matter::members_of_a_joint_matter_stand_on_the_lists_of_those_who_take_part"]
    C2_3A => [pool::Pooling, pool::PoolingException, pool::vacuum, pool::Vacuum];
        ["core::pool::a_second_pool_takes_a_recorded_reason", "core::pool::holes_in_supervision_are_found"]
    C2_3B => [pool::ObjectPool, pool::ObjectEntry, pool::Provenance, identity::ObjectKind];
        ["core::pool::objects_with_and_without_a_code_make_a_pool",
         "core::pool::a_pool_with_bad_rows_is_refused_as_a_whole"]
    C2_3C => [pool::InspectorPool, pool::InspectorEntry, pool::Need, pool::Roster, pool::Quorum, Headcount];
        ["core::pool::inspectors_have_an_agency_a_place_and_their_papers",
         "core::pool::eligibility_tells_every_reason",
         "core::pool::a_pool_is_compared_with_the_roster",
         "core::lifecycles::visit::two_of_each_department_of_the_drawn_team_check",
         "core::lifecycles::visit::those_who_check_hold_a_certificate_on_the_day"]
    C2_3D => [pool::ExpertPool, pool::Expert];
        ["core::pool::an_expert_has_a_specialty_and_a_pool_apart", "core::lifecycles::round::experts_never_count"]
    C2_4A => [rulebook::Rulebook, rulebook::Rulebooks];
        ["core::lifecycles::footing::nothing_is_drawn_without_a_rulebook", "core::rulebook::a_rulebook_without_a_part_is_refused", "core::rulebook::the_nearest_rulebook_governs"]
    C2_4B => [rulebook::Guideline, rulebook::Guidelines];
        ["core::rulebook::matters_without_a_guideline_are_reported"]
    C2_5A => [plan::Plan, plan::ApprovalRoute, plan::ReviewingBody, plan::Forecast];
        ["core::lifecycles::plan::the_same_level_judicial_administration_reviews",
         "core::lifecycles::plan::nothing_is_drawn_before_a_plan_is_in_force",
         "core::lifecycles::plan::a_forecast_covers_every_matter_and_a_shortage_is_approved_knowingly"]
    C2_5B => [plan::Amendment, plan::PlannedMatter, plan::RoundDraw, Mandate, Task, ledger::progress, ledger::Unplanned];
        ["core::lifecycles::plan::nothing_is_drawn_outside_the_plan",
         "core::lifecycles::plan::a_draw_takes_exactly_the_planned_numbers",
         "core::lifecycles::plan::what_a_round_drew_is_no_longer_left",
         "core::lifecycles::plan::a_plan_in_force_changes_only_by_reviewed_amendment",
         "core::lifecycles::ledger::planned_against_done_both_ways"]
    C2_5C => [plan::PlanOwner, round::DrawnVisit, ledger::over_cap];
        ["core::lifecycles::round::what_is_drawn_lies_within_the_mandate_once_and_in_one_visit",
         "core::lifecycles::ledger::an_enterprise_called_on_beyond_the_yearly_cap_is_shown",
         "draw::round::objects::matters_fall_on_one_visit"]
    C2_6A => [matter::CheckMethod, visit::Basis, visit::Conduct];
        ["core::lifecycles::visit::approval_and_notice_come_first_where_the_instrument_asks_for_them"]
    C2_6B => [visit::AdoptedConclusion, visit::ConclusionKind];
        ["core::lifecycles::visit::a_conclusion_issued_before_may_be_adopted",
         "core::law::parts::b2_nobody_of_a_department_that_adopts_a_conclusion_need_come",
         "core::law::visits::k_a_conclusion_is_adopted_of_others_on_this_object_and_not_for_ever"]
    C2_6C => [visit::Entrustment, visit::EntrustedWork];
        ["core::lifecycles::visit::a_body_is_entrusted_while_it_is_qualified_and_its_report_is_awaited"]
    C2_6D => [trail::Trail, trail::Event, trail::Checkpoint, trail::verify, trail::verify_contents, trail::Export, trail::Destruction];
        ["core::trail::every_altered_entry_is_named", "core::trail::every_removed_or_moved_entry_is_named",
         "core::trail::content_can_be_destroyed_but_not_changed",
         "core::trail::an_export_verifies_with_and_without_its_contents",
         "core::law::retention::contents_are_destroyed_once_their_time_is_over_and_not_before"]
    C2_6E => [history::History, history::Screen, history::Override, same::Same, ledger::repeats];
        ["core::history::a_general_check_is_not_repeated_within_the_window",
         "core::history::leads_campaigns_and_key_matters_are_not_blocked",
         "core::history::a_good_reason_lifts_a_repetition_and_nothing_else",
         "core::lifecycles::ledger::the_same_check_by_the_same_system_within_the_window_is_shown"]
    C2_6F => [history::PassedTest, visit::Sample, visit::TestResult];
        ["core::history::a_passed_test_is_adopted",
         "core::lifecycles::visit::what_passed_a_test_elsewhere_is_not_sampled_again",
         "core::law::parts::d5_a_failed_test_and_its_re_test_are_both_on_record_and_the_later_one_counts"]
    C2_6G => [ledger::Duty, laws::When, visit::Part, visit::Dossier, visit::Missing];
        ["core::law::parts::b3_each_departments_clock_runs_from_the_end_of_its_own_checks",
         "core::law::parts::d4_what_is_due_is_archived_in_time_and_what_is_never_archived_is_overdue",
         "core::lifecycles::ledger::seven_working_days_run_across_a_holiday_with_exchanged_days",
         "core::lifecycles::visit::the_dossier_says_what_it_lacks"]
    C2_7A => [ledger::Anchor, laws::When, result::Channel, result::Published, result::PublicResult,
             result::Withholding];
        ["core::law::parts::d3_a_result_that_must_not_be_published_is_told_to_those_concerned_and_archived",
         "core::lifecycles::ledger::the_end_of_the_work_is_a_parameter",
         "core::lifecycles::ledger::the_strictest_limit_governs_and_each_is_cited",
         "core::lifecycles::visit::a_department_enters_and_publishes_what_it_checked_itself",
         "core::lifecycles::visit::a_corrected_result_is_published_again_and_the_trace_stays"]
    C2_7B => [follow_up::Finding, ledger::unfollowed];
        ["core::lifecycles::ledger::a_problem_that_nobody_follows_up_is_shown",
         "core::lifecycles::follow_up::handing_over_leaves_no_gap",
         "core::lifecycles::visit::every_problem_has_a_finding_and_nothing_else_has"]
    C2_7C => [visit::Visit, follow_up::Referral, follow_up::ReferralKind, pool::RiskClass, pool::ClassAssignment,
             plan::RatioBands];
        ["core::lifecycles::visit::others_recognise_results_once",
         "core::pool::classes_come_with_the_assignment_they_are_from",
         "tests::public_forms::what_a_draw_of_objects_publishes_names_no_class",
         "core::lifecycles::public_forms::public_forms_have_no_other_names_than_these",
         "tests::real_ratio_rules::the_gaps_between_published_bands_are_reported"]
    C2_8A => [lead::Lead];
        ["core::lifecycles::lead::a_lead_is_checked_by_two_of_the_agency_that_has_it",
         "core::lifecycles::lead::an_urgent_check_is_approved_afterwards_where_approval_is_asked_for",
         "core::lifecycles::lead::those_who_check_a_lead_hold_a_certificate_on_the_day",
         "core::lifecycles::lead::a_lead_shows_how_long_it_waited"]
    C2_8B => [campaign::Campaign, campaign::Proposal];
        ["core::lifecycles::campaign::a_campaign_states_matters_ratios_and_an_end"]
    C2_8C => [lead::Concern, lead::PublicLead];
        ["core::law::leads::m1_found_unlicensed_on_a_lead_about_something_else_asks_for_the_same",
         "core::lifecycles::lead::unlicensed_operation_is_punished_and_published_though_it_has_no_code"]
    C3_1 => [agency::Conference, agency::Seat, agency::NamedSystem];
        ["core::agency::the_members_of_the_joint_conference_change_in_time",
         "core::agency::a_conference_is_led_by_a_market_regulator_and_seats_nobody_twice_or_too_early"]
    C3_2A => [ledger::grounds, ledger::Ground, ledger::GroundKind];
        ["core::law::parts::b4_only_the_department_that_never_came_has_not_carried_out_its_task",
         "core::lifecycles::ledger::grounds_come_with_their_events_and_never_a_verdict",
         "core::lifecycles::ledger::an_untransferred_crime_is_a_ground_with_the_findings_head"]
    C3_2B => [ledger::grounds, ledger::GroundKind];
        ["core::lifecycles::ledger::grounds_come_with_their_events_and_never_a_verdict",
         "core::lifecycles::ledger::a_late_check_and_an_obstacle_are_grounds_of_their_own"]
    C3_3 => [ledger::Ledger, ledger::Report, ledger::Duty, ledger::OnTime];
        ["core::lifecycles::ledger::every_duty_stands_somewhere_and_rates_are_exact",
         "core::lifecycles::ledger::visits_out_of_their_period_are_marked",
         "tests::recheck::a_superior_draws_from_the_completed_checks"]
    C2_2D => [matter::LegalBasis]; ["core::matter::a_matter_without_its_parts_is_refused_with_each_of_them"]
    C2_6H => [history::PassedTest, history::TestedBy];
        ["core::same::tests_passed::j7_only_a_superior_or_law_enforcing_unit_exempts_from_a_test"]
    C2_6I => [visit::Dossier, visit::Missing]; ["core::lifecycles::visit::the_dossier_says_what_it_lacks"]
    C2_7D => [result::Channel]; ["core::lifecycles::ledger::the_strictest_limit_governs_and_each_is_cited"]
    C3_2C => [ledger::grounds, ledger::GroundKind];
        ["core::lifecycles::ledger::grounds_come_with_their_events_and_never_a_verdict"]
    C3_3B => [ledger::Report]; ["core::lifecycles::ledger::every_duty_stands_somewhere_and_rates_are_exact"]
    S54_2 => [pool::Quorum, visit::Conduct];
        ["core::same::cited::a_refusal_cites_what_asks_for_it",
         "core::lifecycles::visit::those_who_check_hold_a_certificate_on_the_day"]
    S54_4A => [visit::AdoptedConclusion, round::DrawnVisit];
        ["core::lifecycles::visit::a_conclusion_issued_before_may_be_adopted"]
    S54_4B => [instrument::VisitCap, instrument::CapPer, ledger::over_cap];
        ["core::same::caps::j5_the_cap_is_of_one_agency_on_one_enterprise_and_what_is_fixed_counts"]
    S54_5A => [instrument::Instrument, visit::Requirement];
        ["core::same::cited::a_refusal_cites_what_asks_for_it",
         "core::lifecycles::visit::approval_and_notice_come_first_where_the_instrument_asks_for_them"]
    S54_5B => [instrument::Instrument, visit::Requirement];
        ["core::same::cited::a_refusal_cites_what_asks_for_it",
         "core::lifecycles::visit::approval_and_notice_come_first_where_the_instrument_asks_for_them"]
    S54_6 => [campaign::Campaign];
        ["core::lifecycles::campaign::a_campaign_states_matters_ratios_and_an_end"]
    S54Place => [jurisdiction::Gazetteer, pool::ObjectPool];
        ["core::history::scope_comes_before_every_exclusion_and_lists_may_leave_objects_alone"]
    S101_4A => [instrument::InForce, Ratio]; ["core::instrument::three_in_a_hundred_at_least_since_2025"]
    S101_4B => [history::Screen, same::Same];
        ["core::same::repeats::j1_two_lists_that_exercise_one_power_have_one_matter"]
    S101_5 => [pool::ObjectPool, plan::PlannedMatter];
        ["core::lifecycles::plan::nothing_is_drawn_outside_the_plan"]
    S684_8 => [follow_up::Referral, follow_up::Finding];
        ["core::lifecycles::follow_up::handing_over_leaves_no_gap"]
    S684_10 => [lead::Lead, lead::Concern];
        ["core::law::leads::m2_whoever_can_have_a_licence_is_guided_to_it_instead_of_a_case",
         "core::lifecycles::lead::unlicensed_operation_is_punished_and_published_though_it_has_no_code"]
    S684_15 => [lead::Lead, lead::PublicLead];
        ["core::lifecycles::lead::unlicensed_operation_is_punished_and_published_though_it_has_no_code"]
    S20Accept => [instrument::LeadLimits];
        ["core::instrument::a_later_instrument_takes_the_place_of_an_older_one"]
    S20Verify => [instrument::LeadLimits];
        ["core::instrument::a_later_instrument_takes_the_place_of_an_older_one"]
    S121_7 => [lead::Lead];
        ["core::lifecycles::lead::a_lead_shows_how_long_it_waited"]
    S825_6 => [plan::ReviewingBody, plan::ApprovalRoute];
        ["core::lifecycles::plan::the_same_level_judicial_administration_reviews"]
    SpecSuites => [Suite]; ["core::refusal::refusals::a_suite_that_this_build_lacks_is_a_refusal_by_name"]
    SpecFrames => [paper::FrameCommitment]; ["draw::round::objects::matters_fall_on_one_visit"]
    SpecCommitments => [paper::ObjectCommitment, paper::InspectorCommitment];
        ["core::lifecycles::round::a_round_goes_from_commitment_to_teams"]
    SpecSeed => [paper::SeedSource, paper::SeedEvidence];
        ["core::lifecycles::round::a_round_goes_from_commitment_to_teams"]
    SpecSizes => [SizeRule, Sizing]; ["core::lifecycles::plan::a_draw_takes_exactly_the_planned_numbers"]
    SpecSamples => [paper::ObjectsDrawn]; ["draw::round::objects::matters_fall_on_one_visit"]
    SpecRounds => [round::Round, round::Redraw];
        ["core::lifecycles::round::what_is_drawn_lies_within_the_mandate_once_and_in_one_visit"]
    SpecTrails => [trail::Trail]; ["core::trail::every_altered_entry_is_named"]
    LibInputs => [Limits]; ["core::refusal::bounded::a_list_has_no_more_rows_than_its_limit"]
    LibData => [agency::AgencyRegister, jurisdiction::Gazetteer, same::Identities];
        ["core::same::repeats::j3_a_number_that_became_a_credit_code_is_the_same_enterprise"]
    LibSteps => [trail::Lifecycle]; ["core::lifecycles::visit::a_visit_goes_from_the_draw_to_the_archive"]
    LibForecast => [plan::Forecast];
        ["core::lifecycles::plan::a_forecast_covers_every_matter_and_a_shortage_is_approved_knowingly"]
    LibParameters => [matter::Frequency, plan::RatioBands];
        ["core::history::a_frequency_counts_back_whole_years"]
}
