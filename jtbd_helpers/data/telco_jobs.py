"""What customers of a phone company get done: 52 jobs in eight contexts, and the traces they leave. Invented."""

from typing import NamedTuple

CONTEXTS = [  # context, when, what narrows it down
    ("abroad", "any time", "other networks, unknown prices, another language"),
    ("weekend_out", "Saturday and Sunday", "several people to agree with, little time to choose"),
    ("commute", "Monday to Friday, 6-9 and 16-19", "standing or driving, coverage comes and goes"),
    ("workplace", "Monday to Friday, 8-18", "customers wait, work and private life mix"),
    ("family_evening", "daily, 17-22", "many share one connection and one purse"),
    ("night", "daily, 22-6", "nobody near to ask"),
    ("new_phone", "the weeks after a change", "everything is unfamiliar, fear of losing something"),
    ("month_end", "the last week of a month", "the money for the month is nearly spent"),
]


class Job(NamedTuple):
    """One job: where it comes up, what kind it is, which research brought it up, and its four signals."""

    id: str
    context: str
    job_type: str
    evidence: str
    statement: str
    signals: list[tuple[str, str]]  # source, signal


# Two lines a job: id | context | type | evidence | statement, then "source signal" four times. The order matters:
# jobs 4k to 4k+3 and job 24+k belong to planted segment k. Three statements say in our words what the source names.
_REGISTER = """
in_touch_abroad | abroad | social | interview | Stay close to family and friends while in another country
 network calls_home_from_abroad, network messages_home_from_abroad, billing roaming_days, social posts_from_abroad
cost_known_abroad | abroad | functional | survey | Know beforehand what a connection in another country will cost
 web roaming_price_pages, app cost_checks_abroad, call_centre roaming_cost_questions, billing roaming_days
way_found_abroad | abroad | functional | diary | Find one's way where the language is foreign
 network map_data_abroad, app translation_lookups, web opening_hours_abroad, network short_sessions_abroad
reachable_from_home | abroad | emotional | interview | Be there for an emergency at home while far away
 network calls_returned_from_abroad, network messages_home_from_abroad, app forwarding_set, call_centre reach_questions
friends_met | weekend_out | social | diary | Agree with friends on where and when to meet
 network group_messages_weekend, app place_shared, social event_replies, network short_calls_weekend
moments_shared | weekend_out | social | log | Let others take part in what one is experiencing
 network photo_uploads_weekend, social posts_from_outings, app story_views, social comments_received
home_safely_late | night | emotional | interview | Get home safely after a late evening
 network calls_after_midnight, app place_shared, web night_bus_searches, billing ride_payments
weekend_chosen | weekend_out | functional | interview | Choose where to eat and what to see while out at the weekend
 web entertainment_searches, web restaurant_searches, web film_reviews_read, social posts_on_films_and_concerts
customers_answered | workplace | functional | interview | Answer customers before they turn to somebody else
 network business_calls_returned, network messages_in_working_hours, app voicemail_checks, web customer_reviews_read
work_between_places | commute | functional | diary | Get work done between two places
 network tethered_data_on_trains, network mail_on_the_move, app document_opens, billing extra_data_bought
heard_when_away | workplace | functional | log | Take part in a discussion while away from the others
 network conference_calls, network video_calls_in_working_hours, app calendar_joins, call_centre voice_complaints
work_kept_apart | workplace | emotional | interview | Keep private life free from work
 app second_number_use, app quiet_hours_set, network calls_declined_after_work, billing second_line_charges
going_again | new_phone | functional | log | Get going again quickly when something stops working
 call_centre fault_calls, web help_pages_read, app restarts_and_resets, network failed_sessions
memories_safe | new_phone | emotional | survey | Keep pictures and contacts safe from loss
 app backups_made, billing storage_charges, web backup_pages_read, call_centre lost_data_questions
sure_of_phone | new_phone | emotional | interview | Grow sure of oneself, and safe, in handling a smartphone
 call_centre how_to_calls, app functions_never_opened, web beginner_guides_read, app settings_reopened
fraud_told_apart | new_phone | emotional | survey | Tell an honest request from a fraud
 call_centre suspicious_call_reports, app numbers_blocked, web fraud_warnings_read, social fraud_stories_shared
child_arrived | commute | emotional | interview | Know that the children have arrived
 network short_calls_after_school, app arrival_notices, app place_requests, call_centre child_line_questions
screen_time_agreed | family_evening | social | diary | Agree in the family on how much time goes to screens
 app screen_limits_set, web screen_time_advice_read, network child_line_data_evening, billing child_line_charges
all_undisturbed_at_home | family_evening | functional | log | Let all at home follow their own interest in the evening
 network parallel_streams_evening, billing extra_data_bought, call_centre slow_evening_complaints, app speed_tests
parents_helped | family_evening | social | interview | Help ageing parents from a distance
 network calls_to_parents_evening, call_centre calls_for_others, app remote_help_sessions, billing bills_paid_for_others
within_budget | month_end | functional | survey | Get through the month with the money there is
 app balance_checks, billing small_top_ups, network data_paused_at_month_end, web saving_tips_read
paid_on_the_spot | month_end | functional | log | Pay a small amount on the spot
 billing small_payments, app payment_confirmations, web payment_limits_read, billing ticket_purchases
charges_understood | month_end | functional | log | Understand what one has been charged for
 web bill_opens, call_centre bill_questions, app charge_details_opened, billing charges_disputed
fair_price | month_end | emotional | survey | Be certain not to pay more than others for the same
 web price_comparisons, app offers_opened, call_centre offer_requests, social price_questions_asked
journey_prepared | abroad | functional | diary | Prepare a journey so that nothing is missing on arrival
 web travel_searches, web roaming_price_pages, app maps_saved, billing travel_insurance_charges
mood_matched | commute | emotional | log | Find music that fits the mood of the moment
 network audio_on_the_move, app playlists_made, social songs_shared, web concert_searches
trade_followed | workplace | functional | survey | Hear early of changes in one's trade
 web trade_pages_read, app news_alerts_opened, social trade_posts_read, network pages_loaded_mornings
skill_learnt | new_phone | functional | diary | Learn how to do something one has never done
 network how_to_videos, web course_searches, app lessons_completed, social questions_asked_in_groups
dates_in_order | family_evening | supporting | diary | Keep the family's appointments from clashing
 app shared_calendar_changes, network group_messages_evening, app reminders_set, web school_dates_looked_up
things_sold | month_end | functional | log | Turn things one no longer needs into money
 web classified_ads_posted, network photo_uploads_evening, network calls_to_new_numbers, billing advert_fees
waiting_passed | commute | emotional | log | Make waiting pass pleasantly
 network game_data_on_the_move, app story_views, social feeds_scrolled, network short_sessions_at_stops
on_time | commute | functional | interview | Arrive on time although the traffic changes
 app delay_alerts_opened, web timetable_searches, network map_data_commute, billing ticket_purchases
world_followed | commute | functional | survey | Keep up with what happens in the world
 web news_pages_read, app news_alerts_opened, social news_posts_shared, network pages_loaded_mornings
ears_entertained | commute | emotional | diary | Take in a story while hands and eyes are busy
 network audio_on_the_move, app episodes_downloaded, billing audio_charges, web audio_series_searches
helped_on_the_road | commute | functional | survey | Get help after a breakdown on the road
 network calls_to_breakdown_services, call_centre emergency_questions, app helpers_saved, web garage_searches
calm_at_night | night | emotional | diary | Calm down and fall asleep
 network audio_at_night, app sleep_timers_set, app quiet_hours_set, web sleep_advice_read
less_alone | night | emotional | interview | Feel less alone late in the evening
 network long_calls_at_night, social messages_at_night, app chat_rooms_opened, social comments_received
health_worry_settled | night | emotional | interview | Settle a worry about one's health when no doctor is near
 web symptom_searches, network calls_to_health_lines, app pharmacy_lookups, call_centre emergency_questions
home_watched | night | emotional | survey | Know that all is well at home while nobody is there
 network camera_data, app door_alerts_opened, billing home_watch_charges, app arrival_notices
undisturbed | night | emotional | survey | Be disturbed by nobody but those who matter
 app numbers_blocked, app priority_contacts_set, network calls_declined_at_night, call_centre nuisance_reports
team_followed | weekend_out | social | log | Follow one's team together with others who care
 network match_streams, web results_looked_up, social match_posts, app goal_alerts_opened
games_together | family_evening | social | log | Play with friends who live elsewhere
 network game_data_evening, app game_invitations, billing game_purchases, social game_group_messages
company_found | weekend_out | social | interview | Meet people who like the same things
 social groups_joined, app profile_views, web entertainment_searches, social event_replies
celebrated_apart | family_evening | social | diary | Celebrate with people who cannot be there
 network video_calls_on_holidays, social greetings_posted, billing vouchers_sent, network photo_uploads_evening
homework_helped | family_evening | supporting | interview | Help children with what they learn at school
 web encyclopaedia_lookups, network how_to_videos, app learning_games_opened, web school_dates_looked_up
moments_kept | weekend_out | emotional | survey | Keep moments to look back on
 app albums_made, network photo_uploads_weekend, billing storage_charges, social old_pictures_shared
belonging_kept | family_evening | social | interview | Stay part of a club or a neighbourhood
 social club_posts, network group_messages_evening, app group_polls_answered, web club_pages_read
identity_proved | workplace | supporting | survey | Prove to an office who one is
 app identity_checks_passed, web office_forms_opened, network one_time_codes_received, call_centre identity_questions
work_found | month_end | functional | diary | Find work, or the next assignment
 web job_adverts_read, network calls_to_new_numbers, app applications_sent, social work_profiles_updated
exercise_kept_up | weekend_out | functional | log | Keep up regular exercise
 network tracker_data, app training_logs, social runs_shared, web route_searches
settled_in | abroad | supporting | interview | Settle in after moving from another country
 network calls_to_country_of_origin, web office_forms_opened, app translation_lookups, call_centre language_requests
phone_replaced | new_phone | supporting | log | Carry everything over when an old phone gives way to a new one
 call_centre sim_change_requests, app backups_made, web price_comparisons, billing instalments_begun
"""


def _parse(register: str) -> list[Job]:
    lines = register.strip().splitlines()
    return [
        Job(*head.split(" | "), [tuple(trace.split()) for trace in tail.split(",")])
        for head, tail in zip(lines[::2], lines[1::2], strict=True)
    ]


JOBS = _parse(_REGISTER)
SIGNALS = list(dict.fromkeys(signal for job in JOBS for _, signal in job.signals))  # in order of first use
