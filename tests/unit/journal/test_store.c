// SPDX-License-Identifier: EUPL-1.2
/* Keeping, reading, naming, looking up and deleting records. */
#include "support.h"

#include <carnet/journal/keep.h>

static journal *open_memory(void **state)
{
	struct err err = {0};
	journal *j;
	OK(journal_open(*state, &j, ":memory:", JOURNAL_WRITE, &err));
	return j;
}
static int setup(void **state)
{
	*state = talloc_new(NULL);
	*state = open_memory(state);
	return 0;
}
static int teardown(void **state)
{
	talloc_free(talloc_parent(*state));
	return 0;
}
#define test_with_journal(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static record *got(journal *j, const entity *e, int64_t id)
{
	struct err err = {0};
	record *r;
	OK(journal_get(j, j, &r, e, id, &err));
	return r;
}
static size_t actions(journal *j)
{
	struct err err = {0};
	change *list;
	size_t n;
	OK(journal_history(j, j, &list, &n, 0, &err));
	return n;
}

static void kept_and_read_again(void **state)
{
	journal *j = *state;
	int64_t cpts = kept(
		j, typed(j, j, &e_cpts, "name", "CPTS du Val d’Orge", "population", "42 000", "notes", "Accueil : M. Œuvrard\n\nÀ revoir", NULL));
	record *r = got(j, &e_cpts, cpts);
	assert_string_equal(record_text(r, "name"), "CPTS du Val d’Orge");
	assert_int_equal(record_int(r, "population"), 42000);
	assert_string_equal(record_text(r, "notes"), "Accueil : M. Œuvrard\n\nÀ revoir");
	assert_int_equal(strlen(r->uid), 36);
	assert_int_equal(r->uid[14], '7');
	assert_string_equal(r->created, "2026-11-21T09:00:00.000Z");
	assert_string_equal(r->updated, r->created);
}

static void text_is_made_canonical(void **state)
{
	journal *j = *state;
	record *r = record_new(j, &e_cpts);
	record_set(r, "name", value_text(j, "  Cre\xcc\x81teil\xc2\xa0 "));
	assert_string_equal(record_text(got(j, &e_cpts, kept(j, r)), "name"), "Cr\xc3\xa9teil");
}

static void not_utf8_is_refused(void **state)
{
	struct err err = {0};
	journal *j = *state;
	record *r = record_new(j, &e_cpts);
	record_set(r, "name", value_text(j, "Cr\xe9teil"));
	FAILS(journal_save(j, r, NULL, &err), ERR_INPUT, "UTF-8");
	record_set(r, "name", (value){V_TEXT, 0, "a\0b", 3});
	FAILS(journal_save(j, r, NULL, &err), ERR_INPUT, "UTF-8");
	assert_true(journal_empty(j));
}

static void unchanged_writes_nothing(void **state)
{
	struct err err = {0};
	journal *j = *state;
	record *r = typed(j, j, &e_cpts, "name", "CPTS", NULL);
	kept(j, r);
	setenv("CARNET_NOW", "2026-11-22T09:00:00Z", 1);
	OK(journal_save(j, r, NULL, &err));
	assert_string_equal(r->updated, "2026-11-21T09:00:00.000Z");
	assert_int_equal(actions(j), 1);
	record_set(r, "region", value_text(j, "Île-de-France"));
	OK(journal_save(j, r, NULL, &err));
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	assert_string_equal(r->updated, "2026-11-22T09:00:00.000Z");
	assert_string_equal(got(j, &e_cpts, r->id)->created, "2026-11-21T09:00:00.000Z");
	assert_int_equal(actions(j), 2);
}

static void every_problem_is_told_and_nothing_kept(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	journal *j = *state;
	record *r = record_new(j, &e_expense);
	record_set(r, "kind", value_text(j, "avion"));
	assert_int_equal(journal_save(j, r, &p, &err), ERR_INPUT);
	assert_int_equal(p.errors, 2);
	assert_string_equal(err.place, p.list[0].place);
	assert_string_equal(err.what, p.list[0].what);
	err_clear(&err);
	assert_true(journal_empty(j));
	assert_int_equal(r->id, 0);
}

static void rules_are_sentences(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	journal *j = *state;
	record *r = typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-03", NULL);
	assert_int_equal(journal_save(j, r, &p, &err), ERR_INPUT);
	assert_string_equal(err.place, "meeting.mandate");
	err_clear(&err);
	assert_int_equal(p.errors, 1);
	assert_int_equal(journal_save(j, r, NULL, &err), ERR_INPUT); /* whether all problems are asked for or not */
	assert_string_equal(err.place, "meeting.mandate");
	err_clear(&err);
}

static void doubts_do_not_stop(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	journal *j = *state;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS", NULL));
	record *r = typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", "start", "18:30", "end", "18:00", NULL);
	OK(journal_save(j, r, &p, &err));
	assert_int_equal(p.count, 1);
	assert_int_equal(p.errors, 0);
	assert_string_equal(p.list[0].place, "meeting.end");
	OK(journal_save(j, typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-04", "cpts", "1", "end", "18:00", NULL), &p, &err));
	assert_int_equal(p.count, 2);
	assert_int_equal(p.errors, 0);
	assert_string_equal(p.list[1].what, "The meeting has an end but no beginning");
}

static void a_second_cpts_of_one_name_is_asked_about(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	journal *j = *state;
	record *first = typed(j, j, &e_cpts, "name", "CPTS", NULL);
	OK(journal_save(j, first, &p, &err));
	record_set(first, "region", value_text(j, "Bretagne"));
	OK(journal_save(j, first, &p, &err));
	assert_int_equal(p.count, 0); /* it is not its own double */
	OK(journal_save(j, typed(j, j, &e_cpts, "name", "CPTS", NULL), &p, &err));
	assert_int_equal(p.count, 1);
	assert_int_equal(p.errors, 0);
	assert_string_equal(p.list[0].place, "cpts.name");
}

static void filled_by_triggers(void **state)
{
	journal *j = *state;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS", NULL));
	kept(j, typed(j, j, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL));
	record *r = typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-03", "mandate", "1", NULL);
	kept(j, r);
	assert_int_equal(record_int(r, "cpts"), 1);
	record *item = typed(j, j, &e_agenda_item, "meeting", "1", "title", "Budget", NULL);
	kept(j, item);
	assert_int_equal(record_int(item, "position"), 1);
	item = typed(j, j, &e_agenda_item, "meeting", "1", "title", "Divers", NULL);
	kept(j, item);
	assert_int_equal(record_int(item, "position"), 2);
}

static void changed_elsewhere_is_refused(void **state)
{
	struct err err = {0};
	journal *j = *state;
	record *mine = typed(j, j, &e_cpts, "name", "CPTS", NULL);
	kept(j, mine);
	record *theirs = got(j, &e_cpts, 1);
	record_set(theirs, "region", value_text(j, "Bretagne"));
	setenv("CARNET_NOW", "2026-11-22T09:00:00Z", 1);
	OK(journal_save(j, theirs, NULL, &err));
	setenv("CARNET_NOW", "2026-11-21T09:00:00Z", 1);
	record_set(mine, "region", value_text(j, "Corse"));
	FAILS(journal_save(j, mine, NULL, &err), ERR_DATA, "changed elsewhere");
	assert_string_equal(record_text(got(j, &e_cpts, 1), "region"), "Bretagne");
}

static void gone_meanwhile(void **state)
{
	struct err err = {0};
	journal *j = *state;
	record *r = typed(j, j, &e_cpts, "name", "CPTS", NULL), *none;
	kept(j, r);
	OK(journal_delete(j, &e_cpts, 1, NULL, NULL, &err));
	FAILS(journal_save(j, r, NULL, &err), ERR_MISSING, "does not exist");
	FAILS(journal_get(j, j, &none, &e_cpts, 1, &err), ERR_MISSING, "cpts 1 does not exist");
	assert_null(none);
	assert_int_equal(kept(j, typed(j, j, &e_cpts, "name", "CPTS", NULL)), 2); /* a number is never used again */
}

static void a_single_profile(void **state)
{
	struct err err = {0};
	journal *j = *state;
	kept(j, typed(j, j, &e_profile, "name", "Claire", NULL));
	FAILS(journal_save(j, typed(j, j, &e_profile, "name", "Paul", NULL), NULL, &err), ERR_INPUT, "already a profile");
}

/* Titles. */

static void titles(void **state)
{
	journal *j = *state;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS du Val", NULL));
	kept(j, typed(j, j, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "Budget", "date", "2026-12-03", "cpts", "1", NULL));
	kept(j, typed(j, j, &e_question, "meeting", "1", "text", "Qui décide ?\n\nEt quand ?", NULL));
	kept(j, typed(j, j, &e_expense, "date", "2026-12-03", "kind", "train", NULL));
	kept(j, typed(j, j, &e_leave, "date", "2026-12-03", "meeting", "1", NULL));
	static const struct {
		const entity *e;
		const char *title;
	} cases[] = {
		{&e_cpts, "CPTS du Val"},
		{&e_mandate, "board, CPTS du Val"},
		{&e_meeting, "Budget, Thu 3 Dec 2026"},
		{&e_question, "Qui décide ?  Et quand ?"},
		{&e_expense, "Thu 3 Dec 2026, train"},
		{&e_leave, "Thu 3 Dec 2026, Budget"}, /* the day of both is said once */
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		assert_string_equal(journal_title(j, j, cases[i].e, 1), cases[i].title);
		assert_string_equal(journal_record_title(j, j, got(j, cases[i].e, 1)), cases[i].title);
	}
	assert_string_equal(journal_title(j, j, &e_cpts, 77), "");
}

static void references_are_printed_by_title(void **state)
{
	journal *j = *state;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS du Val", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "Budget", "date", "2026-12-03", "cpts", "1", NULL));
	record *r = got(j, &e_meeting, 1);
	strbuf *out = sb_new(j);
	journal_print(j, out, entity_field(&e_meeting, "cpts"), record_get(r, "cpts"));
	sb_add(out, "|");
	journal_print(j, out, entity_field(&e_meeting, "title"), record_get(r, "title"));
	sb_add(out, "|");
	journal_print(j, out, entity_field(&e_meeting, "mandate"), record_get(r, "mandate"));
	assert_string_equal(out->s, "CPTS du Val|Budget|");
}

static void effective_values(void **state)
{
	journal *j = *state;
	const field *status = entity_field(&e_meeting, "status");
	kept(j, typed(j, j, &e_cpts, "name", "CPTS", NULL));
	static const struct {
		const char *date, *status, *shown;
	} cases[] = {
		{"2026-12-03", "", "à venir"},
		{"2026-11-21", "", "à venir"},
		{"2026-11-20", "", "tenue"},
		{"2026-11-20", "annulée", "annulée"},
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		record *r = typed(j, j, &e_meeting, "title", "CA", "cpts", "1", "date", cases[i].date, "status", cases[i].status, NULL);
		kept(j, r);
		value v = journal_effective(j, r, status);
		assert_string_equal(v.s, cases[i].shown);
		assert_int_equal(record_get(r, "status")->kind == V_NULL, !*cases[i].status);
	}
}

/* Looking up. */

static void looked_up(void **state)
{
	struct err err = {0};
	journal *j = *state;
	int64_t id;
	record *c = typed(j, j, &e_cpts, "name", "CPTS du Val d’Orge", NULL);
	kept(j, c);
	kept(j, typed(j, j, &e_cpts, "name", "CPTS du Littoral", NULL));
	kept(j, typed(j, j, &e_cpts, "name", "Éveil", NULL));
	kept(j, typed(j, j, &e_cpts, "name", "Éveil nord", NULL));
	kept(j, typed(j, j, &e_cpts, "name", "2000 communes", NULL));
	kept(j, typed(j, j, &e_mandate, "cpts", "2", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "Bureau", "date", "2026-12-03", "cpts", "1", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "Bureau", "date", "2027-01-07", "cpts", "1", NULL));
	const struct {
		const entity *e;
		const char *typed;
		int64_t id;
	} cases[] = {
		{&e_cpts, "1", 1},
		{&e_cpts, " 2 ", 2},
		{&e_cpts, c->uid, 1},
		{&e_cpts, "cpts du val", 1},
		{&e_cpts, "CPTS DU LITTORAL", 2},
		{&e_cpts, "cpts du val d'orge", 1},
		{&e_cpts, "eveil", 3}, /* the very title comes before a longer one */
		{&e_cpts, "Éveil n", 4},
		{&e_cpts, "2000", 5},                /* a title may begin with a number */
		{&e_mandate, "board, cpts du l", 1}, /* a title made of choices and references */
		{&e_meeting, "bureau, thu 7", 2},    /* the date is in no index */
	};
	for (size_t i = 0; i < LENGTH(cases); i++) {
		OK(journal_lookup(j, cases[i].e, cases[i].typed, &id, &err));
		assert_int_equal(id, cases[i].id);
	}
}

static void not_found(void **state)
{
	struct err err = {0};
	journal *j = *state;
	int64_t id;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS du Val", NULL));
	kept(j, typed(j, j, &e_cpts, "name", "CPTS du Lac", NULL));
	kept(j, typed(j, j, &e_cpts, "name", "CPTS du Bois", NULL));
	kept(j, typed(j, j, &e_cpts, "name", "CPTS du Pré", NULL));
	FAILS(journal_lookup(j, &e_cpts, "9", &id, &err), ERR_MISSING, "cpts 9 does not exist");
	FAILS(journal_lookup(j, &e_cpts, "99999999999999999999", &id, &err), ERR_MISSING, "");
	FAILS(journal_lookup(j, &e_cpts, "Nulle part", &id, &err), ERR_MISSING, "Nulle part");
	FAILS(journal_lookup(j, &e_cpts, "\"; DROP", &id, &err), ERR_MISSING, "DROP");
	FAILS(journal_lookup(j, &e_cpts, "0191e7a2-0000-7000-8000-000000000000", &id, &err), ERR_MISSING, "0191");
	FAILS(journal_lookup(j, &e_cpts, "  ", &id, &err), ERR_INPUT, "named");
	FAILS(journal_lookup(j, &e_cpts, "cpts", &id, &err), ERR_INPUT, "several");
	FAILS(journal_lookup(j, &e_cpts, "cpts", &id, &err), ERR_INPUT, "…");
	FAILS(journal_lookup(j, &e_mandate, "xx", &id, &err), ERR_MISSING, "xx");
}

static void a_reference_is_resolved_as_typed(void **state)
{
	struct err err = {0};
	journal *j = *state;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS du Val", NULL));
	record *r = record_new(j, &e_meeting);
	OK(journal_type(j, r, entity_field(&e_meeting, "cpts"), "cpts du", &err));
	assert_int_equal(record_int(r, "cpts"), 1);
	assert_int_equal(journal_type(j, r, entity_field(&e_meeting, "cpts"), "ailleurs", &err), ERR_MISSING);
	assert_string_equal(err.place, "meeting.cpts");
	err_clear(&err);
	assert_int_equal(journal_type(j, r, entity_field(&e_meeting, "date"), "31/02", &err), ERR_INPUT);
	assert_string_equal(err.place, "meeting.date");
	err_clear(&err);
	record_set(r, "title", value_text(j, "CA"));
	record_set(r, "date", value_text(j, "2026-12-03"));
	record_set(r, "cpts", value_text(j, "CPTS du Val")); /* as an import leaves it */
	kept(j, r);
	assert_int_equal(record_int(r, "cpts"), 1);
	record_set(r, "cpts", value_text(j, "ailleurs"));
	assert_int_equal(journal_save(j, r, NULL, &err), ERR_MISSING);
	assert_string_equal(err.place, "meeting.cpts");
	err_clear(&err);
	record_set(r, "cpts", value_int(99));
	assert_int_not_equal(journal_save(j, r, NULL, &err), 0);
	err_clear(&err);
}

/* Deleting. */

static void parts_go_and_links_are_emptied(void **state)
{
	struct err err = {0};
	journal *j = *state;
	int gone, freed;
	int64_t id;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS", NULL));
	record *m = typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", NULL);
	kept(j, m);
	kept(j, typed(j, j, &e_agenda_item, "meeting", "1", "title", "Budget", NULL));
	kept(j, typed(j, j, &e_agenda_item, "meeting", "1", "title", "Divers", "carried_from", "1", NULL));
	kept(j, typed(j, j, &e_question, "meeting", "1", "text", "Combien ?", "agenda_item", "1", NULL));
	kept(j, typed(j, j, &e_action, "title", "Rappeler", "meeting", "1", "agenda_item", "2", NULL));
	kept(j, typed(j, j, &e_expense, "date", "2026-12-03", "kind", "train", "meeting", "1", NULL));
	OK(attach_file(j, m->uid, "convocation.pdf", NULL, "x", 1, &id, &err));
	OK(journal_delete(j, &e_meeting, 1, &gone, &freed, &err));
	assert_int_equal(gone, 5);
	assert_int_equal(freed, 3);
	assert_int_equal(journal_count(j, query_new(j, &e_agenda_item), 9), 0);
	assert_int_equal(journal_count(j, query_new(j, &e_attachment), 9), 0);
	assert_int_equal(record_get(got(j, &e_action, 1), "meeting")->kind, V_NULL);
	char *label;
	OK(journal_undo(j, j, &label, &err));
	assert_string_equal(label, "Deleted: meeting “CA, Thu 3 Dec 2026”");
	assert_int_equal(record_int(got(j, &e_action, 1), "agenda_item"), 2);
	assert_int_equal(record_int(got(j, &e_agenda_item, 2), "carried_from"), 1);
	OK(journal_redo(j, j, &label, &err));
	assert_int_equal(journal_count(j, query_new(j, &e_question), 9), 0);
}

/* A box ticked for a meeting goes with it, rather than become a box of the page itself; the page's own box stays. */
static void boxes_go_with_their_meeting(void **state)
{
	struct err err = {0};
	journal *j = *state;
	char *label;
	int gone, freed;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", NULL));
	kept(j, typed(j, j, &e_mark, "kind", "case cochée", "page", "avant", "anchor", "relire", "meeting", "1", NULL));
	kept(j, typed(j, j, &e_mark, "kind", "case cochée", "page", "avant", "anchor", "relire", NULL));
	OK(journal_delete(j, &e_meeting, 1, &gone, &freed, &err));
	assert_int_equal(gone, 2);
	assert_int_equal(freed, 0);
	assert_int_equal(journal_count(j, query_new(j, &e_mark), 9), 1);
	assert_int_equal(record_get(got(j, &e_mark, 2), "meeting")->kind, V_NULL);
	OK(journal_undo(j, j, &label, &err));
	assert_int_equal(record_int(got(j, &e_mark, 1), "meeting"), 1);
}

static void what_is_needed_stays(void **state)
{
	struct err err = {0};
	journal *j = *state;
	int gone = 9, freed = 9;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS", NULL));
	kept(j, typed(j, j, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-04", "cpts", "1", NULL));
	kept(j, typed(j, j, &e_contact, "name", "Claire", "cpts", "1", NULL));
	assert_int_equal(journal_delete(j, &e_cpts, 1, &gone, &freed, &err), ERR_INPUT);
	assert_string_equal(err.what, "Other records need this one (mandate “board”, 2 meetings)");
	err_clear(&err);
	assert_int_equal(gone, 0);
	assert_int_equal(freed, 0);
	assert_int_equal(record_int(got(j, &e_contact, 1), "cpts"), 1);
	FAILS(journal_delete(j, &e_cpts, 9, &gone, &freed, &err), ERR_MISSING, "does not exist");
}

static void what_refers(void **state)
{
	struct err err = {0};
	journal *j = *state;
	referrer *list;
	size_t n;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS", NULL));
	kept(j, typed(j, j, &e_meeting, "title", "CA", "date", "2026-12-03", "cpts", "1", NULL));
	kept(j, typed(j, j, &e_contact, "name", "Claire", "cpts", "1", NULL));
	OK(journal_referrers(j, j, &e_cpts, 1, &list, &n, &err));
	assert_int_equal(n, 2);
	assert_ptr_equal(list[0].e, &e_contact);
	assert_string_equal(list[1].f->name, "cpts");
	assert_int_equal(journal_count(j, list[1].q, 9), 1);
	OK(journal_referrers(j, j, &e_cpts, 9, &list, &n, &err));
	assert_int_equal(n, 0);
}

static void hundreds_of_statements(void **state)
{
	journal *j = *state;
	kept(j, typed(j, j, &e_cpts, "name", "CPTS", NULL));
	for (const entity *const *e = entities; *e; e++)
		for (size_t i = 0; i < (*e)->nfields; i++) {
			query *q = query_new(j, *e);
			if (!(*e)->fields[i].type->sql)
				continue;
			query_where(q, (*e)->fields[i].name, OP_SET, (value){.kind = V_NULL});
			assert_int_equal(journal_count(j, q, 5), *e == &e_cpts && i == 0);
		}
}

static void problems_of_an_earlier_record_are_its_own(void **state)
{
	struct err err = {0};
	AUTO_PROBLEMS p = {0};
	journal *j = *state;
	assert_int_equal(journal_save(j, typed(j, j, &e_cpts, "name", "", NULL), &p, &err), ERR_INPUT);
	err_clear(&err);
	OK(journal_save(j, typed(j, j, &e_cpts, "name", "Haute", NULL), &p, &err));
	assert_int_equal(p.errors, 1);
}

static void a_day_to_come_is_doubtful_from_tomorrow_on(void **state)
{
	static const struct {
		const char *date;
		size_t doubts;
	} cases[] = {{"2026-11-21", 0}, {"2026-11-22", 1}, {"2026-11-20", 0}};
	struct err err = {0};
	journal *j = *state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		AUTO_PROBLEMS p = {0};
		OK(journal_save(j, typed(j, j, &e_expense, "date", cases[i].date, "kind", "train", NULL), &p, &err));
		assert_int_equal(p.count, cases[i].doubts);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		test_with_journal(kept_and_read_again),
		test_with_journal(text_is_made_canonical),
		test_with_journal(not_utf8_is_refused),
		test_with_journal(unchanged_writes_nothing),
		test_with_journal(every_problem_is_told_and_nothing_kept),
		test_with_journal(rules_are_sentences),
		test_with_journal(doubts_do_not_stop), test_with_journal(a_second_cpts_of_one_name_is_asked_about),
		test_with_journal(filled_by_triggers),
		test_with_journal(changed_elsewhere_is_refused),
		test_with_journal(gone_meanwhile),
		test_with_journal(a_single_profile),
		test_with_journal(titles),
		test_with_journal(references_are_printed_by_title),
		test_with_journal(effective_values),
		test_with_journal(looked_up),
		test_with_journal(not_found),
		test_with_journal(a_reference_is_resolved_as_typed),
		test_with_journal(parts_go_and_links_are_emptied),
		test_with_journal(boxes_go_with_their_meeting),
		test_with_journal(what_is_needed_stays),
		test_with_journal(what_refers),
		test_with_journal(hundreds_of_statements),
		test_with_journal(problems_of_an_earlier_record_are_its_own),
		test_with_journal(a_day_to_come_is_doubtful_from_tomorrow_on),
	};
	tests_start();
	return cmocka_run_group_tests_name("journal/store", tests, NULL, NULL);
}
