// SPDX-License-Identifier: EUPL-1.2
/* What is written to calendars, and what comes back: private, whole, the same each time. */
#include "calendars.h"
#include <carnet/exchange/module.h>

static void lines_are_folded(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	const char *title = "Éééééééééééééééééééééééééééééééééééééééééééééé; bilan, budget \\ suite — ouvert à tous 🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥";
	add(b, &e_meeting, "title", title, "date", "2026-12-03", "cpts", "1", NULL);
	const char *text = calendar_of(b, NULL, NULL);
	for (const char *line = text, *end; *line; line = end + 2) {
		end = strstr(line, "\r\n");
		assert_non_null(end);
		assert_true(end - line <= 75);
		assert_true(text_is_utf8(line, (size_t)(end - line), NULL));
		assert_null(memchr(line, '\n', (size_t)(end - line)));
	}
	shows(unfolded(b, text), "\r\nSUMMARY:Éééééééééééééééééééééééééééééééééééééééééééééé\\; bilan\\, budget \\\\ suite — ouvert à tous 🏥🏥🏥");
	assert_true(!strncmp(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", 37));
	assert_string_equal(text + strlen(text) - 15, "END:VCALENDAR\r\n");
}

static void a_meeting_is_private(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	int64_t id = add(b, &e_meeting, "title", "CA", "date", "2026-12-03", "start", "18:30", "end", "20:00", "cpts", "1", "place", "Mairie", "chair", "SECRET",
			 "preparation", "SECRET", "minutes", "SECRET", "attendees", "SECRET", NULL);
	const char *text = unfolded(b, calendar_of(b, NULL, NULL));
	const record *r = get(b, &e_meeting, id);
	shows(text, mem_printf(b, "UID:%s\r\n", r->uid));
	shows(text, "DTSTAMP:20261121T090000Z\r\n");
	shows(text, "SEQUENCE:0\r\n");
	shows(text, "DTSTART;TZID=Europe/Paris:20261203T183000\r\nDTEND;TZID=Europe/Paris:20261203T200000\r\n");
	shows(text, "SUMMARY:CA\r\nLOCATION:Mairie\r\nSTATUS:CONFIRMED\r\nCLASS:PRIVATE\r\n");
	hides(text, "SECRET");
	hides(text, "DESCRIPTION");
	hides(text, "01 23 45");
	assert_int_equal(times_in(text, "BEGIN:VTIMEZONE"), 1);
	assert_string_equal(calendar_of(b, NULL, NULL), calendar_of(b, NULL, NULL));
}

static const struct { const char *label, *fields[5], *shown[4], *hidden[3]; } kept[] = {
	{"a date alone is a whole day", {"date"}, {"DTSTART;VALUE=DATE:20261203\r\nDTEND;VALUE=DATE:20261204\r\n", "SUMMARY:meeting\r\n"}, {"SUMMARY:CA", "\nLOCATION", "VTIMEZONE"}},
	{"without the end", {"title", "start"}, {"DTSTART;TZID=Europe/Paris:20261203T183000", "SUMMARY:CA"}, {"DTEND", "\nLOCATION"}},
	{"a private one by its name", {"title", "preparation"}, {"DESCRIPTION:My preparation: Ligne 1\\nLigne 2\r\n"}, {"Mairie", "VTIMEZONE"}},
	{"aliases and references", {"titre", "cpts", "chair"}, {"DESCRIPTION:CPTS: CPTS du Val d’Orge\\nChair: Léa\r\n"}, {"Mairie"}},
};

static void named_fields(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	add(b, &e_meeting, "title", "CA", "date", "2026-12-03", "start", "18:30", "end", "20:00", "cpts", "1", "place", "Mairie", "chair", "Léa", "preparation",
	    "Ligne 1\nLigne 2", NULL);
	for (size_t i = 0; i < LENGTH(kept); i++) {
		const char *text = unfolded(b, calendar_of(b, meetings_only, kept[i].fields));
		for (size_t k = 0; k < 4 && kept[i].shown[k]; k++)
			shows(text, kept[i].shown[k]);
		for (size_t k = 0; k < 3 && kept[i].hidden[k]; k++)
			hides(text, kept[i].hidden[k]);
	}
}

static const struct { const char *label, *date, *start, *end, *status, *lines; } moments[] = {
	{"whole day", "2026-12-31", "", "", "", "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"},
	{"past midnight", "2026-12-31", "22:00", "00:30", "", "DTSTART;TZID=Europe/Paris:20261231T220000\r\nDTEND;TZID=Europe/Paris:20270101T003000\r\n"},
	{"no end", "2026-12-31", "22:00", "", "", "DTSTART;TZID=Europe/Paris:20261231T220000\r\nSUMMARY"},
	{"cancelled", "2026-12-31", "", "", "annulée", "STATUS:CANCELLED"},
	{"put off", "2026-12-31", "", "", "reportée", "STATUS:CANCELLED"},
	{"held", "2026-11-01", "", "", "tenue", "STATUS:CONFIRMED"},
};

static void moments_and_statuses(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	for (size_t i = 0; i < LENGTH(moments); i++) {
		int64_t id = add(b, &e_meeting, "title", "x", "date", moments[i].date, "start", moments[i].start, "end", moments[i].end, "status",
				 moments[i].status, "cpts", "1", NULL);
		shows(calendar_of(b, NULL, NULL), moments[i].lines);
		OK(journal_delete(b->j, &e_meeting, id, NULL, NULL, &b->err));
	}
}

static void deadlines_and_ends(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	add(b, &e_action, "title", "Appeler", "due", "2026-12-01", "detail", "SECRET", NULL);
	add(b, &e_action, "title", "Écrire", "due", "2026-12-02", "status", "fait", NULL);
	add(b, &e_action, "title", "Lire", "due", "2026-12-03", "status", "abandonné", NULL);
	add(b, &e_action, "title", "Sans date", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", "ends", "2027-06-30", "notes", "SECRET", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "AG", "starts", "2026-01-01", NULL);
	const char *text = unfolded(b, calendar_of(b, NULL, NULL));
	assert_int_equal(times_in(text, "BEGIN:VEVENT"), 4);
	shows(text, "DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\nSUMMARY:To do: Appeler\r\nSTATUS:CONFIRMED");
	shows(text, "SUMMARY:Done: Écrire\r\nSTATUS:CONFIRMED");
	shows(text, "SUMMARY:To do: Lire\r\nSTATUS:CANCELLED");
	shows(text, "DTSTART;VALUE=DATE:20270630\r\nDTEND;VALUE=DATE:20270701\r\nSUMMARY:End of the mandate: board\\, CPTS du Val d’Orge\r\n");
	hides(text, "SECRET");
	hides(text, "VTIMEZONE");
	const entity *const actions[] = {&e_action, NULL};
	assert_int_equal(times_in(calendar_of(b, actions, NULL), "BEGIN:VEVENT"), 3);
}

/* The number grows with each change, keeps when nothing changes, and needs nothing kept. */
static void a_change_raises_the_sequence(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	int64_t id = add(b, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", NULL);
	static const struct { const char *now, *title; int sequence; } changes[] = {
		{"2026-11-21T09:00:01Z", "a", 1}, {"2026-11-21T09:01:00Z", "b", 60}, {"2026-11-22T09:00:00Z", "b", 60}, {"2026-11-22T09:00:00Z", "c", 86400},
	};
	for (size_t i = 0; i < LENGTH(changes); i++) {
		setenv("CARNET_NOW", changes[i].now, 1);
		record *r = get(b, &e_meeting, id);
		record_set(r, "title", value_text(b, changes[i].title));
		OK(journal_save(b->j, r, NULL, &b->err));
		shows(calendar_of(b, NULL, NULL), mem_printf(b, "SEQUENCE:%d\r\n", changes[i].sequence));
	}
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
}

static const struct { const char *region, *zone, *offset; } zones[] = {
	{"Bretagne", "Europe/Paris", "TZOFFSETTO:+0100"},
	{"Martinique", "America/Martinique", "TZOFFSETTO:-0400"},
	{"Guadeloupe", "America/Guadeloupe", "TZOFFSETTO:-0400"},
	{"Guyane", "America/Cayenne", "TZOFFSETTO:-0300"},
	{"La Réunion (Saint-Pierre)", "Indian/Reunion", "TZOFFSETTO:+0400"},
	{"MAYOTTE", "Indian/Mayotte", "TZOFFSETTO:+0300"},
	{"Nouvelle-Calédonie", "Pacific/Noumea", "TZOFFSETTO:+1100"},
	{"Polynésie française", "Pacific/Tahiti", "TZOFFSETTO:-1000"},
	{"Wallis-et-Futuna", "Pacific/Wallis", "TZOFFSETTO:+1200"},
	{"Saint-Pierre-et-Miquelon", "America/Miquelon", "TZOFFSETTO:-0300"},
};

static void each_zone_of_france(void **state)
{
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(zones); i++) {
		bench *own = another(b);
		cpts(own, zones[i].region);
		add(own, &e_meeting, "title", "x", "date", "2026-12-03", "start", "18:30", "cpts", "1", NULL);
		const char *text = calendar_of(own, NULL, NULL);
		shows(text, mem_printf(b, "TZID:%s\r\n", zones[i].zone));
		shows(text, mem_printf(b, "DTSTART;TZID=%s:20261203T183000\r\n", zones[i].zone));
		shows(text, zones[i].offset);
		assert_int_equal(times_in(text, "BEGIN:VTIMEZONE"), 1);
	}
}

/* Without a region: the profile's, the computer's when it is of France, else Paris. */
static void zones_without_a_region(void **state)
{
	bench *b = *state;
	cpts(b, "");
	add(b, &e_meeting, "title", "x", "date", "2026-12-03", "start", "18:30", "cpts", "1", NULL);
	static const struct { const char *tz, *zone; } computers[] = {{"UTC", "Europe/Paris"}, {"Asia/Tokyo", "Europe/Paris"},
		{":/usr/share/zoneinfo/Indian/Reunion", "Indian/Reunion"}, {"America/Martinique", "America/Martinique"}};
	for (size_t i = 0; i < LENGTH(computers); i++) {
		setenv("TZ", computers[i].tz, 1);
		shows(calendar_of(b, NULL, NULL), mem_printf(b, "DTSTART;TZID=%s:", computers[i].zone));
	}
	add(b, &e_profile, "name", "Camille", "region", "Guyane", NULL);
	shows(calendar_of(b, NULL, NULL), "DTSTART;TZID=America/Cayenne:");
	setenv("TZ", "UTC", 1);
}

static void two_zones_in_one_file(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	add(b, &e_cpts, "name", "CPTS du Sud", "region", "La Réunion", NULL);
	add(b, &e_meeting, "title", "x", "date", "2026-12-03", "start", "18:30", "cpts", "1", NULL);
	add(b, &e_meeting, "title", "y", "date", "2026-12-04", "start", "18:30", "cpts", "2", NULL);
	const char *text = calendar_of(b, NULL, NULL);
	assert_int_equal(times_in(text, "BEGIN:VTIMEZONE"), 2);
	shows(text, "DTSTART;TZID=Europe/Paris:20261203T183000");
	shows(text, "DTSTART;TZID=Indian/Reunion:20261204T183000");
}

static void signs_that_hide(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	record *r = record_new(b, &e_meeting);
	record_set(r, "title", value_text(b, "a\x1b[31m\u202e\nEND:VEVENT"));
	record_set(r, "date", value_text(b, "2026-12-03"));
	record_set(r, "cpts", value_int(1));
	journal_save(b->j, r, NULL, &b->err); /* as an outside tool may have left it */
	err_clear(&b->err);
	const char *text = calendar_of(b, NULL, NULL);
	hides(text, "\x1b");
	hides(text, "\u202e");
	assert_int_equal(times_in(text, "\nEND:VEVENT"), times_in(text, "BEGIN:VEVENT"));
}

static const struct { const char *label; const entity *list[2]; const char *fields[2], *what, *todo; } not_written[] = {
	{"entity", {&e_expense}, {NULL}, "A calendar does not hold “expenses”", "meeting, action and mandate"},
	{"field", {&e_meeting}, {"couleur"}, "No field “couleur”", "carnet help meeting"},
	{"field of another entity", {&e_action}, {"place"}, "No field “place”", "carnet help meeting"},
};

static void refused_exports(void **state)
{
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(not_written); i++) {
		strbuf *out = sb_new(b);
		assert_int_equal(export_ics(b->j, to_buffer(out), not_written[i].list, not_written[i].fields[0] ? not_written[i].fields : NULL, &b->err), ERR_INPUT);
		shows(b->err.what, not_written[i].what);
		shows(b->err.todo, not_written[i].todo);
		assert_int_equal(out->len, 0);
		err_clear(&b->err);
	}
}

static void a_zone_nobody_knows(void **state)
{
	bench *b = *state;
	const struct format_module *m;
	ics_moment at = {CLOCK_UTC, 20778, 570};

	OK(module_open(&m, "ics", &b->err));
	assert_int_equal(m->calendar->local(&at, "Europe/Nowhere", &b->err), ERR_DATA);
	shows(b->err.what, "The time zone “Europe/Nowhere” is not known here");
	shows(b->err.todo, "tzdata");
	err_clear(&b->err);
	assert_int_equal(at.clock, CLOCK_UTC);
	assert_int_equal(m->calendar->head(sb_new(b), (const char *[]){"Europe/Nowhere", NULL}, &b->err), ERR_DATA);
	shows(b->err.what, "The time zone “Europe/Nowhere” is not known here");
	err_clear(&b->err);
}

static int full_disk(void *data, const char *s, size_t len, struct err *e)
{
	(void)data, (void)s, (void)len;
	return err_set(e, ERR_DATA, "full", "free some");
}

static void a_full_disk_is_told(void **state)
{
	bench *b = *state;
	assert_int_equal(export_ics(b->j, (sink){full_disk, NULL}, NULL, NULL, &b->err), ERR_DATA);
	assert_string_equal(b->err.what, "full");
}

static void what_went_out_comes_back(void **state)
{
	bench *b = *state;
	static const char *const same[] = {"title", "date", "start", "end", "place", "cpts"};
	cpts(b, "La Réunion");
	int64_t ids[] = {
		add(b, &e_meeting, "title", "CA ; budget, \\ suite", "date", "2026-12-03", "start", "18:30", "end", "20:00", "cpts", "1", "place", "Mairie, salle 2", NULL),
		add(b, &e_meeting, "title", "Journée", "date", "2026-12-04", "cpts", "1", NULL),
		add(b, &e_meeting, "title", "Nuit", "date", "2026-12-05", "start", "22:00", "end", "00:30", "cpts", "1", NULL),
	};
	add(b, &e_action, "title", "Appeler", "due", "2026-12-01", NULL);
	const char *text = calendar_of(b, NULL, NULL);
	assert_int_equal(import_text(b, text), 0);
	assert_report(b, 0, 0, 3);
	assert_problem(b, 0, ":1", "1 deadline or end of mandate is not read");
	bench *other = another(b);
	cpts(other, "La Réunion");
	assert_int_equal(import_text(other, text), 0);
	assert_report(other, 3, 0, 0);
	for (size_t i = 0; i < LENGTH(ids); i++) {
		const record *r = get(b, &e_meeting, ids[i]);
		const record *back = get(other, &e_meeting, journal_uid(other->j, &e_meeting, r->uid, other, NULL));
		for (size_t k = 0; k < LENGTH(same); k++)
			assert_true(value_same(record_get(r, same[k]), record_get(back, same[k])));
	}
	assert_int_equal(import_text(other, text), 0);
	assert_report(other, 0, 0, 3);
	problems_clear(&other->p);
}

/* Calendars know one word for both. */
static void put_off_stays_put_off(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	int64_t id = add(b, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", "status", "reportée", NULL);
	assert_int_equal(import_text(b, calendar_of(b, NULL, NULL)), 0);
	assert_report(b, 0, 0, 1);
	assert_field(b, id, "status", "reportée");
	assert_int_equal(import_text(b, invitation(b, "UID:%s\nSEQUENCE:1\nDTSTART:20261210T190000\nSUMMARY:CA", get(b, &e_meeting, id)->uid)), 0);
	assert_report(b, 0, 1, 0);
	assert_field(b, id, "status", "");
}

/* A meeting of ours, moved in another program that counts the change. */
static void ours_changed_elsewhere(void **state)
{
	bench *b = *state;
	cpts(b, "Bretagne");
	int64_t id = add(b, &e_meeting, "title", "CA", "date", "2026-12-03", "start", "18:30", "cpts", "1", NULL);
	const char *uid = get(b, &e_meeting, id)->uid;
	assert_int_equal(import_text(b, invitation(b, "UID:%s\nSEQUENCE:0\nDTSTART:20261210T190000\nSUMMARY:CA", uid)), 0);
	assert_report(b, 0, 0, 1);
	assert_int_equal(import_text(b, invitation(b, "UID:%s\nSEQUENCE:1\nDTSTART:20261210T190000\nSUMMARY:CA", uid)), 0);
	assert_report(b, 0, 1, 0);
	assert_field(b, id, "date", "2026-12-10");
	assert_field(b, id, "start", "19:00");
	assert_field(b, id, "invite_uid", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_bench(lines_are_folded), test_bench(a_meeting_is_private), test_bench(named_fields), test_bench(moments_and_statuses),
		test_bench(deadlines_and_ends), test_bench(a_change_raises_the_sequence), test_bench(each_zone_of_france), test_bench(zones_without_a_region),
		test_bench(two_zones_in_one_file), test_bench(signs_that_hide), test_bench(refused_exports), test_bench(a_zone_nobody_knows),
		test_bench(a_full_disk_is_told),
		test_bench(what_went_out_comes_back), test_bench(put_off_stays_put_off), test_bench(ours_changed_elsewhere),
	};
	tests_start();
	setenv("TZ", "UTC", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
