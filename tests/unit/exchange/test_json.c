// SPDX-License-Identifier: EUPL-1.2
#include "support.h"
#include <sqlite3.h>
#include <sys/syscall.h>

#define CPTS "0190cafe-0000-7000-8000-000000000001"
#define MEET "0190cafe-0000-7000-8000-000000000002"
#define ITEM "0190cafe-0000-7000-8000-000000000003"
#define MORE "0190cafe-0000-7000-8000-000000000004"
#define ENVELOPE(records) "{\"carnet\":\"1\",\"exported_at\":\"2026-01-01T00:00:00Z\",\"records\":{" records "}}"
#define ONE_CPTS "\"cpts\":[\n{\"uid\":\"" CPTS "\",\"name\":\"Val d’Orge\"}\n]"

static void escapes(void **state)
{
	static const struct { const char *in, *out; } cases[] = {
		{"plain é œ 東", "\"plain é œ 東\""}, {"a\"b\\c", "\"a\\\"b\\\\c\""}, {"l1\nl2\tx\r", "\"l1\\nl2\\tx\\r\""}, {"\x01\x1b[", "\"\\u0001\\u001b[\""},
		{"\x7f", "\"\\u007f\""}, {"\xc2\x85\xc2\x9b", "\"\\u0085\\u009b\""}, {"\xc2\xa0\xc2\xbf", "\"\xc2\xa0\xc2\xbf\""},
		{"\xe2\x80\x8e\xe2\x80\xae\xe2\x81\xa6\xd8\x9c", "\"\\u200e\\u202e\\u2066\\u061c\""}, {"\xe2\x80\x99\xe2\x80\xa6", "\"\xe2\x80\x99\xe2\x80\xa6\""}, {"", "\"\""},
	};
	AUTO_CTX(tmp);
	(void)state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		strbuf *out = sb_new(tmp);
		json_text(out, cases[i].in, strlen(cases[i].in));
		assert_string_equal(out->s, cases[i].out);
	}
}

static void fill(bench *b)
{
	add(b, &e_profile, "name", "Odile", "iban", "FR76 1", NULL);
	add(b, &e_cpts, "name", "Val d’Orge", "notes", "privé", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-05", NULL);
	add(b, &e_meeting, "title", "Conseil", "date", "2026-12-03", "mandate", "1", "start", "18h30", "prep_minutes", "90", "minutes", "Un\n\n« deux » \\ \"trois\"",
		"remote", "oui", "preparation", "secret", NULL);
	add(b, &e_meeting, "title", "Hier", "date", "2026-11-01", "cpts", "1", NULL);
	add(b, &e_agenda_item, "meeting", "1", "title", "Budget", NULL);
	add(b, &e_agenda_item, "meeting", "2", "title", "Budget", "carried_from", "1", NULL);
	add(b, &e_route, "label", "Brétigny", "distance", "46,5", "toll", "2,40", NULL);
	add(b, &e_payer, "name", "CPTS", "house_rate", "0,357", "year_start", "01/09", NULL);
	add(b, &e_expense, "date", "2026-11-02", "kind", "train", "amount", "12,50", "nights", "2", NULL);
}

static void full_copy_holds_everything(void **state)
{
	bench *b = *state;
	fill(b);
	const char *text = full_copy(b, b->j);
	assert_non_null(strstr(text, "{\"carnet\":\"3\",\"exported_at\":\"2026-11-21T09:00:00.000Z\",\"records\":{"));
	assert_non_null(strstr(text, "\"start\":\"18:30\",\"end\":null"));
	assert_non_null(strstr(text, "\"prep_minutes\":90"));
	assert_non_null(strstr(text, "\"remote\":true"));
	assert_non_null(strstr(text, "\"distance\":46500,\"toll\":240"));
	assert_non_null(strstr(text, "\"house_rate\":357"));
	assert_non_null(strstr(text, "\"preparation\":\"secret\""));
	assert_non_null(strstr(text, "\"status\":\"à venir\""));
	assert_non_null(strstr(text, "\"status\":\"tenue\""));
	assert_non_null(strstr(text, "\"vehicle\":[]"));
}

static void one_entity_leaves_private_out(void **state)
{
	bench *b = *state;
	const entity *list[] = {&e_meeting, NULL};
	strbuf *out = sb_new(b);
	fill(b);
	OK(export_json(b->j, to_buffer(out), list, NULL, &b->err));
	assert_null(strstr(out->s, "secret"));
	assert_null(strstr(out->s, "preparation"));
	assert_null(strstr(out->s, "\"cpts\":["));
	assert_non_null(strstr(out->s, "\"title\":\"Conseil\""));
}

static void fields_are_named(void **state)
{
	bench *b = *state;
	const entity *list[] = {&e_meeting, NULL};
	const char *fields[] = {"titre", "preparation", NULL}, *wrong[] = {"titel", NULL};
	strbuf *out = sb_new(b);
	fill(b);
	OK(export_json(b->j, to_buffer(out), list, fields, &b->err));
	assert_non_null(strstr(out->s, "\"title\":\"Conseil\",\"preparation\":\"secret\"}"));
	assert_null(strstr(out->s, "minutes"));
	assert_int_equal(export_json(b->j, to_buffer(out), list, wrong, &b->err), ERR_INPUT);
	assert_non_null(strstr(b->err.what, "titel"));
}

static void records_for_programs(void **state)
{
	bench *b = *state;
	strbuf *one = sb_new(b), *all = sb_new(b), *none = sb_new(b);
	query q = {.e = &e_agenda_item}, empty = {.e = &e_vehicle};
	fill(b);
	OK(export_record_json(b->j, one, get(b, &e_agenda_item, 1), &b->err));
	assert_non_null(strstr(one->s, "{\"id\":1,\"uid\":\""));
	assert_non_null(strstr(one->s, "\"meeting\":{\"id\":1,\"uid\":\""));
	assert_non_null(strstr(one->s, "\"title\":\"Conseil, Thu 3 Dec 2026\"}"));
	OK(export_query_json(b->j, to_buffer(all), &q, &b->err));
	assert_true(all->s[0] == '[' && !strcmp(all->s + all->len - 3, "\n]\n"));
	OK(export_query_json(b->j, to_buffer(none), &empty, &b->err));
	assert_string_equal(none->s, "[]\n");
}

static int refuse(void *data, const char *s, size_t len, struct err *e)
{
	(void)data, (void)s, (void)len;
	return err_set(e, ERR_DATA, "full", "make room");
}

static void a_sink_stops_the_export(void **state)
{
	bench *b = *state;
	assert_int_equal(export_json(b->j, (sink){refuse, NULL}, NULL, NULL, &b->err), ERR_DATA);
	assert_string_equal(b->err.what, "full");
}

static void round_trip(void **state)
{
	bench *b = *state;
	fill(b);
	char body[3000];
	for (size_t i = 0; i < sizeof body; i++)
		body[i] = (char)(i * 7);
	int64_t id;
	OK(attach_file(b->j, get(b, &e_meeting, 1)->uid, "reçu.pdf", "application/pdf", body, sizeof body, &id, &b->err));
	const char *before = full_copy(b, b->j);
	b->j = new_journal(b);
	OK(import_text(b, before));
	assert_int_equal(b->p.count, 0);
	assert_string_equal(full_copy(b, b->j), before);
	char *data;
	size_t len;
	OK(attachment_read(b->j, b, 1, &data, &len, &b->err));
	assert_int_equal(len, sizeof body);
	assert_memory_equal(data, body, len);
	OK(import_text(b, before));
	assert_report(b, 0, 0, 11);
}

static void effective_values_stay_empty(void **state)
{
	bench *b = *state;
	fill(b);
	const char *before = full_copy(b, b->j);
	b->j = new_journal(b);
	OK(import_text(b, before));
	assert_int_equal(record_get(get(b, &e_meeting, 1), "status")->kind, V_NULL);
	assert_int_equal(record_get(get(b, &e_meeting, 2), "status")->kind, V_NULL);
}

/* What is stored goes and comes back, whatever the day; a list shows more, and what it only shows stays empty. */
static void a_day_later(void **state)
{
	bench *b = *state;
	int64_t cpts = add(b, &e_cpts, "name", "Haute", NULL);
	char *c = mem_printf(b, "%lld", (long long)cpts);
	add(b, &e_meeting, "title", "M", "date", "2026-12-03", "cpts", c, NULL);
	add(b, &e_meeting, "title", "N", "date", "2026-12-03", "cpts", c, "status", "à venir", NULL);
	strbuf *list = sb_new(b);
	query *q = query_new(b, &e_meeting);
	OK(export_query_json(b->j, to_buffer(list), q, &b->err));
	assert_non_null(strstr(list->s, "\"status\":\"à venir\""));
	const char *copy = full_copy(b, b->j), *sheet = csv_of(b, b->j, &e_meeting, (const char *const[]){"titre", "date", "cpts", "statut", NULL});
	b->j = new_journal(b);
	setenv("CARNET_NOW", "2027-01-02T09:00:00Z", 1);
	OK(import_text(b, copy));
	assert_int_equal(record_get(get(b, &e_meeting, 1), "status")->kind, V_NULL);
	assert_string_equal(record_text(get(b, &e_meeting, 2), "status"), "à venir");
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	assert_string_equal(strstr(full_copy(b, b->j), "\"records\""), strstr(copy, "\"records\""));
	setenv("CARNET_NOW", "2027-01-02T09:00:00Z", 1);
	b->j = new_journal(b);
	add(b, &e_cpts, "name", "Haute", NULL);
	OK(import_as(b, &e_meeting, sheet, false));
	assert_int_equal(record_get(get(b, &e_meeting, 1), "status")->kind, V_NULL);
	b->j = new_journal(b);
	OK(import_text(b, ENVELOPE(ONE_CPTS)));
	OK(import_as(b, &e_meeting, "[{\"title\":\"M\",\"date\":\"2026-12-03\",\"cpts\":\"" CPTS "\",\"status\":\"à venir\",\"shown\":[\"status\"]}]", false));
	assert_int_equal(record_get(get(b, &e_meeting, 1), "status")->kind, V_NULL);
	assert_int_equal(import_as(b, &e_meeting, "[{\"title\":\"M\",\"date\":\"2026-12-03\",\"cpts\":\"" CPTS "\",\"shown\":\"status\"}]", false), ERR_INPUT);
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
}

static void a_row_of_another_tool(void **state)
{
	bench *b = *state;
	sqlite3 *db;
	AUTO_CTX(tmp);
	char *path = path_join(tmp, b->folder, "j.carnet");
	journal *j;
	OK(journal_open(b, &j, path, JOURNAL_WRITE, &b->err));
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "INSERT INTO cpts(name) VALUES('Un'),('Deux')", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	OK(import_text(b, full_copy(b, j)));
	assert_report(b, 2, 0, 0);
}

static void any_order(void **state)
{
	bench *b = *state;
	OK(import_text(b, ENVELOPE("\"agenda_item\":[{\"uid\":\"" MORE "\",\"meeting\":\"" MEET "\",\"title\":\"B\",\"carried_from\":\"" ITEM "\"},"
				   "{\"uid\":\"" ITEM "\",\"meeting\":\"" MEET "\",\"title\":\"A\"}],"
				   "\"meeting\":[{\"uid\":\"" MEET "\",\"date\":\"2026-12-03\",\"title\":\"M\",\"cpts\":{\"id\":9,\"uid\":\"" CPTS "\",\"title\":\"x\"}}]," ONE_CPTS)));
	assert_report(b, 4, 0, 0);
	AUTO_CTX(tmp);
	int64_t more = journal_uid(b->j, &e_agenda_item, MORE, tmp, NULL), item = journal_uid(b->j, &e_agenda_item, ITEM, tmp, NULL);
	assert_int_equal(record_int(get(b, &e_agenda_item, more), "carried_from"), item);
}

static const char *meeting(bench *b, const char *updated, const char *rest)
{
	return mem_printf(b, ENVELOPE(ONE_CPTS ",\"meeting\":[{\"uid\":\"" MEET "\",\"updated\":\"%s\",\"date\":\"2026-12-03\",\"cpts\":\"" CPTS "\",\"title\":\"M\"%s}]"),
		updated, rest);
}

static void a_change_is_newer_than_what_claims_to_come_later(void **state)
{
	bench *b = *state;
	const char *ahead = meeting(b, "2030-01-01T00:00:00Z", "");
	OK(import_text(b, ahead));
	record *r = get(b, &e_meeting, 1);
	record_set(r, "place", value_text(r, "Ici"));
	OK(journal_save(b->j, r, NULL, &b->err));
	assert_string_equal(get(b, &e_meeting, 1)->updated, "2030-01-01T00:00:00.001Z");
	OK(import_text(b, ahead));
	assert_report(b, 0, 0, 2);
	assert_string_equal(record_text(get(b, &e_meeting, 1), "place"), "Ici");
	assert_int_equal(import_text(b, meeting(b, "2030-13-45T99:99:99Z", "")), ERR_INPUT);
	assert_problem(b, 0, ":3: meeting.updated", "is not a moment");
}

static void newer_wins(void **state)
{
	bench *b = *state;
	OK(import_text(b, meeting(b, "2026-02-01T00:00:00Z", ",\"place\":\"Ici\",\"chair\":\"Moi\"")));
	OK(import_text(b, meeting(b, "2026-02-01T00:00:00.000Z", ",\"place\":\"Là\"")));
	assert_report(b, 0, 0, 2);
	OK(import_text(b, meeting(b, "2026-01-31T23:59:59Z", ",\"place\":\"Là\"")));
	assert_report(b, 0, 0, 2);
	OK(import_text(b, meeting(b, "2026-02-01T00:00:00.5Z", ",\"place\":\"Là\"")));
	assert_report(b, 0, 1, 1);
	record *r = get(b, &e_meeting, 1);
	assert_string_equal(record_text(r, "place"), "Là");
	assert_string_equal(record_text(r, "chair"), "Moi"); /* what the file does not name is kept */
	assert_string_equal(r->updated, "2026-02-01T00:00:00.500Z");
	OK(import_text(b, meeting(b, "2026-03-01T00:00:00Z", ",\"place\":null")));
	assert_string_equal(record_text(get(b, &e_meeting, 1), "place"), "");
}

static void the_profile_is_one(void **state)
{
	bench *b = *state;
	add(b, &e_profile, "name", "Odile", NULL);
	OK(import_text(b, ENVELOPE("\"profile\":[{\"uid\":\"" MORE "\",\"updated\":\"2027-01-01T00:00:00Z\",\"name\":\"Odile V.\"}]")));
	assert_report(b, 0, 1, 0);
	query q = {.e = &e_profile};
	assert_int_equal(journal_count(b->j, &q, 10), 1);
}

static void without_uid_twice(void **state)
{
	bench *b = *state;
	const char *text = "[{\"title\":\"A\"},{\"title\":\"A\"},{\"title\":\"B\",\"due\":\"3/12/2026\"}]";
	OK(import_as(b, &e_action, text, false));
	assert_report(b, 3, 0, 0);
	OK(import_as(b, &e_action, text, false));
	assert_report(b, 0, 0, 3);
	assert_string_equal(record_text(get(b, &e_action, 3), "due"), "2026-12-03");
	assert_string_equal(record_text(get(b, &e_action, 1), "status"), "à faire"); /* as a new record has it */
}

static void a_trial_changes_nothing(void **state)
{
	bench *b = *state;
	OK(import_as(b, NULL, ENVELOPE(ONE_CPTS), true));
	assert_report(b, 1, 0, 0);
	assert_true(journal_empty(b->j));
	assert_int_equal(import_as(b, &e_meeting, "[{\"title\":\"M\",\"date\":\"2026-12-03\"}]", true), ERR_INPUT);
	assert_problem(b, 0, ":1: meeting.mandate", "belongs to a mandate or to a CPTS");
}

static void large_records_cross_the_window(void **state)
{
	bench *b = *state;
	strbuf *text = sb_new(b), *long_text = sb_new(b);
	sb_repeat(long_text, "é – mot ", 90000);
	sb_add(text, "[");
	for (int i = 0; i < 400; i++) {
		sb_addf(text, "%s\n{\"title\":\"n° %d\",\"detail\":\"", i ? "," : "", i);
		sb_addn(text, long_text->s, i == 200 ? long_text->len : (size_t)(i * 11 % 7) * 11);
		sb_add(text, "\"}");
	}
	sb_add(text, "\n]\n");
	OK(import_as(b, &e_action, text->s, false));
	assert_report(b, 400, 0, 0);
	assert_true(strlen(record_text(get(b, &e_action, 201), "detail")) > 800000);
	assert_string_equal(record_text(get(b, &e_action, 400), "title"), "n° 399");
}

/* What stands in the place of the system's call: a file that goes on for ever, in spaces. */
static bool endless;
ssize_t read(int fd, void *buf, size_t len)
{
	ssize_t n = syscall(SYS_read, fd, buf, len);
	if (n || !endless)
		return n;
	memset(buf, ' ', len);
	return (ssize_t)len;
}

/* 128 MB are read, which takes its seconds. */
static void a_record_without_end(void **state)
{
	bench *b = *state;
	endless = true;
	int code = import_as(b, &e_action, "[\n{\"title\":\"x\"},\n{\"title\":", false);
	endless = false;
	assert_int_equal(code, ERR_INPUT);
	assert_string_equal(b->err.what, "A record is larger than carnet reads");
	assert_string_equal(b->err.todo, "check the file near line 3");
	assert_true(journal_empty(b->j));
}

static void names_every_refused_line(void **state)
{
	bench *b = *state;
	assert_int_equal(import_text(b, ENVELOPE("\"meeting\":[\n{\"uid\":\"" MEET "\",\"title\":\"M\",\"date\":\"31/02/2026\",\"start\":\"25h\"},\n{\"title\":\"N\",\"date\":\"2026-12-03\",\"cpts\":\"" CPTS
						 "\"}],\"agenda_item\":[\n{\"title\":\"x\",\"meeting\":\"" MEET "\"},\n{\"title\":\"y\",\"meeting\":\"" ITEM "\"}\n]")), ERR_INPUT);
	assert_int_equal(b->p.errors, 4);
	assert_problem(b, 0, ":2: meeting.date", "31/02/2026");
	assert_problem(b, 1, ":2: meeting.start", "25h");
	assert_problem(b, 2, ":3: meeting.cpts", CPTS);
	assert_problem(b, 3, ":5: agenda_item.meeting", ITEM); /* line 4 refers to a refused line: not blamed */
	assert_int_equal(b->report.refused, 4);
	assert_non_null(strstr(b->err.what, "4 lines refused"));
	assert_true(journal_empty(b->j));
}

static void rules_name_their_line(void **state)
{
	bench *b = *state;
	assert_int_equal(import_text(b, ENVELOPE(ONE_CPTS ",\n\"meeting\":[\n\n{\"title\":\"M\",\"date\":\"2026-12-03\"}]")), ERR_INPUT);
	assert_problem(b, 0, ":6: meeting.mandate", "belongs to a mandate or to a CPTS");
	assert_true(journal_empty(b->j));
}

/* Broken files: the sentence, and where. */
static const struct broken { const char *text, *place, *words; } broken[] = {
	{"{", ":1", "stops in the middle"},
	{"{\"carnet\":\"1\"", ":1", "stops in the middle"},
	{"{\"carnet\":\"1\",\"records\":{\"cpts\":[{\"name\":\"x\"}", ":1", "stops in the middle"},
	{"{\"carnet\":\"1\",\"records\":{\"cpts\":[\n\n{\"name\":\"x", ":3", "stops in the middle"},
	{"{\"carnet\":\"1\",\"records\":{\"cpts\":[{\"name\":}]}}", ":1", "not JSON"},
	{"{\"carnet\":\"1\",\n\"records\":{\"cpts\":[{\"name\":\"x\",\n\"name\":\"y\"}]}}", ":3", "twice"},
	{"{\"carnet\":\"1\",\"records\":{\"cpts\":[{\"name\":\"\xe9t\xe9\"}]}}", ":1", "UTF-8"},
	{"{\"carnet\":\"1\",\"records\":{\"cpts\":[{\"name\":\"x\"}]}} tail", ":1", "follows"},
	{"{\"carnet\":\"1\",\"records\":{\"cpts\":[{\"name\":\"x\"} {\"name\":\"y\"}]}}", ":1", "is expected"},
	{"{\"carnet\":\"1\",\"records\":{\"cpts\":[3]}}", ":1", "is expected"},
	{"{\"carnet\":\"1\",\"records\":{\"cpts\":{}}}", ":1", "is expected"},
	{"{\"carnet\":\"1\",\"records\":[]}", ":1", "is expected"},
	{"{carnet:1}", ":1", "is expected"},
	{"{\"carnet\":\"1\",\"records\":{\n\"dog\":[]}}", ":2", "dog"},
	{"{\"carnet\":\"9\",\"records\":{}}", ":1", "newer"},
	{"{\"carnet\":\"x\",\"records\":{}}", ":1", "version"},
	{"{\"records\":{}}", ":1", "not an export"},
	{"{\"carnet\":\"1\"}", ":1", "not an export"},
	{"{}", ":1", "not an export"},
	{"[{\"name\":\"x\"}]", ":1", "bare list"},
	{"{\"carnet\":\"1\",\"records\":{\"cpts\":[", ":1", "stops in the middle"},
	{"{\"carnet\":\"1\",\"records\":{\"cpts\":[{\"name\":\"a\\u0000b\"}]}}", ":1", "not JSON"},
};

/* Each is a case of its own: its setup puts a bench around the row of the table it is given. */
static const struct broken *current;
static int broken_setup(void **state)
{
	current = *state;
	return bench_setup(state);
}

static void broken_file(void **state)
{
	bench *b = *state;
	const struct broken *c = current;
	add(b, &e_cpts, "name", "Before", NULL);
	const char *before = full_copy(b, b->j);
	int code = import_text(b, c->text);
	const char *at = b->err.place ? strrchr(b->err.place, '/') : NULL;
	if (code != ERR_INPUT || !at || strcmp(at + 2, c->place) || !strstr(b->err.what, c->words) || !b->err.todo) {
		print_error("%s\n%d %s: %s: %s\n", c->text, code, b->err.place, b->err.what, b->err.todo);
		fail();
	}
	assert_string_equal(full_copy(b, b->j), before);
}

/* Values of the wrong kind: the record's line and field. */
static const struct { const char *record, *place, *words; } wrong[] = {
	{"{\"name\":true}", ":1: cpts.name", "not a value of type"},
	{"{\"name\":[]}", ":1: cpts.name", "not a value of type"},
	{"{\"name\":\"x\",\"population\":1.5}", ":1: cpts.population", "not a value of type"},
	{"{\"name\":\"x\",\"population\":\"abc\"}", ":1: cpts.population", "abc"},
	{"{\"name\":\"x\",\"stage\":\"fini\"}", ":1: cpts.stage", "fini"},
	{"{\"name\":\"x\",\"colour\":\"red\"}", ":1", "No field “colour”"},
	{"{\"name\":\"\"}", ":1: cpts.name", ""},
	{"{\"region\":\"x\"}", ":1: cpts.name", ""},
	{"{\"name\":\"x\",\"uid\":\"12\"}", ":1: cpts.uid", "not an identifier"},
	{"{\"name\":\"x\",\"uid\":12}", ":1: cpts.uid", "not text"},
	{"{\"name\":\"x\",\"updated\":\"hier\"}", ":1: cpts.updated", "not a moment"},
	{"{\"name\":\"x\",\"created\":\"2026-01-01\"}", ":1: cpts.created", "not a moment"},
};

static void wrong_values(void **state)
{
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		assert_int_equal(import_as(b, &e_cpts, mem_printf(b, "[%s]", wrong[i].record), false), ERR_INPUT);
		assert_problem(b, 0, wrong[i].place, wrong[i].words);
		assert_true(journal_empty(b->j));
	}
}

static void accepted_values(void **state)
{
	bench *b = *state;
	OK(import_as(b, &e_route, "[{\"label\":12,\"distance\":\"46,5 km\",\"toll\":\"2,40\",\"return_default\":\"oui\"},{\"label\":\"b\",\"distance\":800,\"return_default\":false}]", false));
	record *r = get(b, &e_route, 1);
	assert_string_equal(record_text(r, "label"), "12");
	assert_int_equal(record_int(r, "distance"), 46500);
	assert_int_equal(record_int(r, "toll"), 240);
	assert_int_equal(record_int(r, "return_default"), 1);
	assert_int_equal(record_int(get(b, &e_route, 2), "distance"), 800);
}

static void bad_attachment(void **state)
{
	bench *b = *state;
	assert_int_equal(import_as(b, &e_attachment, "[{\"owner\":\"" CPTS "\",\"name\":\"a\",\"content\":\"a*==\"}]", false), ERR_INPUT);
	assert_problem(b, 0, ":1: attachment.content", "base64");
}

static void one_record_twice_in_a_file(void **state)
{
	bench *b = *state;
	assert_int_equal(import_as(b, &e_cpts, "[{\"uid\":\"" CPTS "\",\"name\":\"a\"},\n{\"uid\":\"" CPTS "\",\"name\":\"b\"}]", false), ERR_INPUT);
	assert_problem(b, 0, ":2", "also on line 1");
	assert_int_equal(import_as(b, &e_profile, "[{\"name\":\"a\"},\n{\"name\":\"b\"}]", false), ERR_INPUT);
	assert_problem(b, 0, ":2", "another profile in this file, on line 1");
	assert_true(journal_empty(b->j));
}

/* What the program counts itself is not taken from elsewhere; an attachment has an owner and a content. */
static void attachments_are_whole(void **state)
{
	bench *b = *state;
	assert_int_equal(import_as(b, &e_attachment, "[{\"owner\":\"" CPTS "\",\"name\":\"a\",\"content\":\"YQ==\"}]", false), ERR_INPUT);
	assert_problem(b, 0, ":1: attachment.owner", "No record has the identifier");
	OK(import_as(b, &e_cpts, "[{\"uid\":\"" CPTS "\",\"name\":\"a\"}]", false));
	assert_int_equal(import_as(b, &e_attachment, "[{\"owner\":\"" CPTS "\",\"name\":\"a\",\"sha256\":\"abc\"}]", false), ERR_INPUT);
	assert_problem(b, 0, ":1: attachment.content", "without its content");
	OK(import_as(b, &e_attachment, "[{\"owner\":\"" CPTS "\",\"name\":\"a\",\"content\":\"YQ==\",\"sha256\":\"abc\",\"size\":7}]", false));
	assert_int_equal(record_int(get(b, &e_attachment, 1), "size"), 1);
}

/* A reference to a record that another program took away is written as none, and the rest all the same. */
static void a_broken_reference_is_none(void **state)
{
	static const char *const fields[] = {"title", "cpts", NULL};
	bench *b = *state;
	strbuf *out = sb_new(b);
	const char *path = path_join(b, b->folder, "j.carnet");
	journal *j;
	OK(journal_open(b, &j, path, JOURNAL_WRITE, &b->err));
	record *c = record_new(b, &e_cpts), *a = record_new(b, &e_action);
	record_set(c, "name", value_text(b, "Un"));
	OK(journal_save(j, c, NULL, &b->err));
	record_set(a, "title", value_text(b, "Appeler"));
	record_set(a, "cpts", value_int(c->id));
	OK(journal_save(j, a, NULL, &b->err));
	journal_close(j);
	assert_int_equal(system(mem_printf(b, "sqlite3 %s 'UPDATE action SET cpts=77'", path)), 0);
	OK(journal_open(b, &j, path, JOURNAL_WRITE, &b->err));
	query q = {.e = &e_action};
	OK(export_json(j, to_buffer(out), NULL, NULL, &b->err));
	assert_non_null(strstr(out->s, "\"cpts\":null"));
	sb_clear(out);
	OK(export_csv(j, to_buffer(out), &q, fields, &b->err));
	assert_non_null(strstr(out->s, "\r\nAppeler;\r\n"));
	sb_clear(out);
	OK(export_query_json(j, to_buffer(out), &q, &b->err));
	assert_non_null(strstr(out->s, "\"cpts\":null"));
	OK(journal_lost_links(j, &e_action, &b->p, &b->err));
	assert_int_equal(b->p.errors, 1);
	assert_string_equal(b->p.list[0].place, "action 1");
	OK(journal_lost_links(j, &e_meeting, &b->p, &b->err));
	assert_int_equal(b->p.errors, 1);
}

/* While a copy is read nobody changes the journal under it; the program that tries is told to wait. */
static void a_copy_is_of_one_moment(void **state)
{
	bench *b = *state;
	const char *path = path_join(b, b->folder, "j.carnet");
	const char *outside = mem_printf(b, "sqlite3 %s \"INSERT INTO cpts(name) VALUES('Une')\" 2>%s/said", path, b->folder);
	query q = {.e = &e_cpts};
	journal *j;
	OK(journal_open(b, &j, path, JOURNAL_WRITE, &b->err));
	OK(journal_read_begin(j, &b->err));
	assert_int_equal(journal_count(j, &q, 10), 0);
	OK(journal_read_begin(j, &b->err)); /* they nest */
	journal_read_end(j);
	assert_int_not_equal(system(outside), 0);
	assert_int_equal(journal_count(j, &q, 10), 0);
	journal_read_end(j);
	assert_int_equal(system(outside), 0);
	assert_int_equal(journal_count(j, &q, 10), 1);
}

static void missing_file(void **state)
{
	bench *b = *state;
	assert_int_equal(import_file(b->j, b, "/nonexistent/f", NULL, NULL, false, &b->report, &b->p, &b->err), ERR_DATA);
}

int main(void)
{
	const struct CMUnitTest single[] = {
		cmocka_unit_test(escapes), test_bench(full_copy_holds_everything), test_bench(one_entity_leaves_private_out), test_bench(fields_are_named),
		test_bench(records_for_programs), test_bench(a_sink_stops_the_export), test_bench(round_trip), test_bench(effective_values_stay_empty),
		test_bench(a_day_later), test_bench(a_row_of_another_tool), test_bench(a_change_is_newer_than_what_claims_to_come_later),
		test_bench(any_order), test_bench(newer_wins), test_bench(the_profile_is_one), test_bench(without_uid_twice), test_bench(a_trial_changes_nothing),
		test_bench(large_records_cross_the_window), test_bench(a_record_without_end), test_bench(names_every_refused_line), test_bench(rules_name_their_line), test_bench(wrong_values),
		test_bench(accepted_values), test_bench(bad_attachment), test_bench(one_record_twice_in_a_file), test_bench(attachments_are_whole), test_bench(a_broken_reference_is_none),
		test_bench(a_copy_is_of_one_moment), test_bench(missing_file),
	};
	struct CMUnitTest tests[LENGTH(single) + LENGTH(broken)];
	memcpy(tests, single, sizeof single);
	for (size_t i = 0; i < LENGTH(broken); i++)
		tests[LENGTH(single) + i] = (struct CMUnitTest){broken[i].words, broken_file, broken_setup, bench_teardown, (void *)(uintptr_t)&broken[i]};
	tests_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
