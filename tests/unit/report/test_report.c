// SPDX-License-Identifier: EUPL-1.2
/* Reports of journals that have little, too much, or not what is asked. */
#include "support.h"
#include <carnet/desk/leaves.h>
#include <carnet/journal/keep.h>
#include <unistd.h>

/* ---- What is not there. ---- */

static void missing_records_are_named(void **state)
{
	bench *b = *state;
	doc *d;
	const report_from *f = &b->from;
	const struct { int code; } calls[] = {
		{report_dossier(f, b, 99, 1, &d, NULL)}, {report_brief(f, b, 99, &d, NULL)},         {report_account(f, b, 99, &d, NULL)},
		{report_minutes(f, b, 99, &d, NULL)},    {report_handover(f, b, 99, &d, NULL)},      {report_substitute(f, b, 99, &d, NULL)},
		{report_year(f, b, 2026, 99, &d, NULL)}, {report_level(f, b, 99, &d, NULL)},         {report_compare(f, b, 99, 98, &d, NULL)},
		{report_directory(f, b, 99, &d, NULL)},  {report_needs(f, b, 99, "", false, &d, NULL)},
	};
	for (size_t i = 0; i < LENGTH(calls); i++)
		assert_int_equal(calls[i].code, ERR_MISSING);
	assert_int_equal(desk_sheet(&b->d, 99, (sink){0}, &b->err), ERR_MISSING);
	assert_non_null(strstr(b->err.what, "99"));
}

static void years_out_of_sight_are_refused(void **state)
{
	static const int years[] = {0, 1899, 2200, -5, 20266};
	bench *b = *state;
	doc *d;
	for (size_t i = 0; i < LENGTH(years); i++) {
		assert_int_equal(report_year(&b->from, b, years[i], 0, &d, &b->err), ERR_INPUT);
		assert_non_null(strstr(b->err.todo, "2026"));
		err_clear(&b->err);
	}
}

static void assessments_of_two_cpts_or_grids_are_not_compared(void **state)
{
	bench *b = *state;
	doc *d;
	add(b, &e_cpts, "name", "Une", NULL);
	add(b, &e_cpts, "name", "Autre", NULL);
	add(b, &e_assessment, "cpts", "1", "date", "2026-01-01", NULL);
	add(b, &e_assessment, "cpts", "2", "date", "2026-02-01", NULL);
	assert_int_equal(report_compare(&b->from, b, 1, 2, &d, &b->err), ERR_INPUT);
	err_clear(&b->err);
	assert_int_equal(report_compare(&b->from, b, 1, 99, &d, &b->err), ERR_MISSING);
	err_clear(&b->err);
	add(b, &e_assessment, "cpts", "1", "date", "2026-03-01", "grid", "proposition ACI", NULL);
	assert_int_equal(report_compare(&b->from, b, 1, 3, &d, &b->err), ERR_INPUT);
	assert_string_equal(b->err.what, "These two assessments do not follow the same grid");
}

/* ---- Nothing noted yet: each doc says so, and what to do. ---- */

static int64_t bare_meeting(bench *b)
{
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	return add(b, &e_meeting, "title", "Conseil", "date", "2026-12-03", "cpts", "1", NULL);
}

static void a_bare_meeting_has_a_dossier(void **state)
{
	bench *b = *state;
	doc *d;
	int64_t id = bare_meeting(b);
	OK(report_dossier(&b->from, b, id, sections_usual(&dossier_sections), &d, &b->err));
	static const char *const told[] = {"not noted", "No question is written yet", "Nothing that is noted", "No point is noted yet", "No question is noted",
					   "No decision of an earlier meeting", "No open action", "Agenda", "Questions", "Actions", "No assessment yet", "Next step"};
	for (size_t i = 0; i < LENGTH(told); i++)
		assert_true(says(b, d, told[i]));
	OK(report_account(&b->from, b, id, &d, &b->err));
	assert_true(says(b, d, "Not fixed yet"));
	OK(report_brief(&b->from, b, id, &d, &b->err));
	OK(report_substitute(&b->from, b, id, &d, &b->err));
	assert_true(says(b, d, "Sheet to send back"));
}

/* The heading counts what stands under it, this meeting's first, then what an earlier one left; where nothing is written three are advised. */
static void what_to_obtain_is_counted(void **state)
{
	static const char *const headings[] = {"One thing to obtain", "Two things to obtain", "Three things to obtain", "Three things to obtain"};
	bench *b = *state;
	doc *d;
	int64_t id = bare_meeting(b);
	add(b, &e_meeting, "title", "Conseil", "date", "2026-09-03", "cpts", "1", NULL);
	OK(report_brief(&b->from, b, id, &d, &b->err));
	assert_true(says(b, d, "Three things to obtain"));
	for (size_t i = 0; i < LENGTH(headings); i++) {
		add(b, &e_question, "meeting", i ? "1" : "2", "text", "Combien ?", NULL);
		OK(report_brief(&b->from, b, id, &d, &b->err));
		assert_true(says(b, d, headings[i]));
	}
}

/* An empty part is not printed; what fills it brings its heading. */
static void an_account_has_no_empty_part(void **state)
{
	static const char *const headings[] = {"Where", "Minutes", "Decided", "What I said", "Questions asked", "What is stuck", "Actions", "Nothing"};
	static const struct {
		const char *name, *typed, *heading;
	} fills[] = {{"decision", "Adopté", "Decided"}, {"voice", "Dit", "What I said"}, {"follow_up", "à suivre", "What is stuck"}};
	bench *b = *state;
	doc *d;
	int64_t id = bare_meeting(b);
	add(b, &e_action, "title", "Laissée", "meeting", "1", "status", "abandonné", NULL);
	OK(report_account(&b->from, b, id, &d, &b->err));
	for (size_t i = 0; i < LENGTH(headings); i++)
		assert_false(says(b, d, headings[i]));
	/* Minutes stand for points that nobody noted. */
	record *meeting;
	OK(journal_get(b->from.j, b, &meeting, &e_meeting, id, &b->err));
	record_set(meeting, "minutes", value_text(meeting, "Le budget est présenté"));
	OK(journal_save(b->from.j, meeting, &(struct problems){0}, &b->err));
	OK(report_account(&b->from, b, id, &d, &b->err));
	assert_true(says(b, d, "Le budget est présenté"));
	for (size_t i = 0; i < LENGTH(fills); i++) {
		add(b, &e_agenda_item, "meeting", "1", "title", "Point", fills[i].name, fills[i].typed, NULL);
		OK(report_account(&b->from, b, id, &d, &b->err));
		assert_true(says(b, d, fills[i].heading));
		assert_false(says(b, d, "Nothing"));
		assert_false(says(b, d, "Le budget est présenté"));
	}
}

/* An action noted on a point, without its meeting, is told like the others, and once. */
static void an_account_tells_the_actions_of_its_points(void **state)
{
	bench *b = *state;
	doc *d;
	int64_t id = bare_meeting(b), point = add(b, &e_agenda_item, "meeting", "1", "title", "Budget", NULL);
	const char *of = mem_printf(b, "%lld", (long long)point);
	add(b, &e_action, "title", "Relancer", "agenda_item", of, NULL);
	add(b, &e_action, "title", "Appeler", "agenda_item", of, "meeting", "1", NULL);
	OK(report_account(&b->from, b, id, &d, &b->err));
	strbuf *text = sb_new(b);
	doc_to_markdown(text, d);
	assert_true(says(b, d, "Relancer"));
	const char *first = strstr(text->s, "Appeler");
	assert_non_null(first);
	assert_null(strstr(first + 1, "Appeler"));
}

/* What was typed line by line is read line by line; a text that was wrapped is not. */
static void notes_keep_their_lines(void **state)
{
	bench *b = *state;
	doc *d;
	strbuf *text = sb_new(b);
	int64_t id = bare_meeting(b);
	add(b, &e_agenda_item, "meeting", "1", "title", "Budget", "notes",
	    "18:30 La trésorière présente\nRien pour les usagers\nUne ligne assez longue pour avoir été coupée par un autre programme,\nqui continue ici\n", NULL);
	OK(report_minutes(&b->from, b, id, &d, &b->err));
	doc_to_text(text, d, 200);
	assert_non_null(strstr(text->s, "présente\nRien pour les usagers\nUne ligne"));
	assert_non_null(strstr(text->s, "programme, qui continue ici\n"));
}

static int64_t figure_named(const report_figure *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(list[i].name, name))
			return list[i].n;
	fail_msg("no figure %s", name);
	return -1;
}

/* Nobody says «0 done». */
static void counts_of_a_year_are_words(void **state)
{
	static const struct {
		const char *status, *due, *words;
	} grown[] = {
		{"à faire", "2026-12-20", "1 action, not done yet"},
		{"à faire", "2026-10-01", "2 actions, none done yet, 1 late"},
		{"fait", "2026-10-01", "3 actions: 1 done, 1 late"},
	};
	bench *b = *state;
	doc *d;
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	add(b, &e_meeting, "title", "Conseil", "date", "2026-10-01", "cpts", "1", NULL);
	OK(report_year(&b->from, b, 2026, 0, &d, &b->err));
	assert_true(says(b, d, "no action"));
	assert_true(says(b, d, "no question asked"));
	for (size_t i = 0; i < LENGTH(grown); i++) {
		add(b, &e_action, "title", "A", "meeting", "1", "status", grown[i].status, "due", grown[i].due, NULL);
		OK(report_year(&b->from, b, 2026, 0, &d, &b->err));
		assert_true(says(b, d, grown[i].words));
	}
	add(b, &e_question, "meeting", "1", "text", "Combien ?", "status", "posée", NULL);
	OK(report_year(&b->from, b, 2026, 0, &d, &b->err));
	assert_true(says(b, d, "1 question asked, not answered yet"));
}

/* What an agenda that was called off says comes again at the next meeting. */
static void a_meeting_called_off_has_no_points(void **state)
{
	bench *b = *state;
	doc *d;
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	add(b, &e_meeting, "title", "Conseil", "date", "2026-10-01", "cpts", "1", "status", "reportée", NULL);
	add(b, &e_meeting, "title", "Conseil", "date", "2026-11-01", "cpts", "1", NULL);
	add(b, &e_agenda_item, "meeting", "1", "title", "Budget", "involvement", "informés", NULL);
	add(b, &e_agenda_item, "meeting", "2", "title", "Budget", "carried_from", "1", "involvement", "consultés", NULL);
	add(b, &e_action, "title", "Demander une date", "meeting", "1", NULL);
	OK(report_year(&b->from, b, 2026, 0, &d, &b->err));
	assert_true(says(b, d, "1 point, 0 on which I spoke"));
	assert_true(says(b, d, "How users were involved: consulted 1"));
	assert_true(says(b, d, "1 action, not done yet"));
}

/* Of the year in which it is due, else done, else noted. A mandate has those of its CPTS on the days it runs. */
static void actions_of_no_meeting_have_a_year(void **state)
{
	static const struct {
		const char *due, *done_on;
		bool counted;
	} loose[] = {{"2026-12-20", "", true}, {"2025-12-20", "2026-01-04", false}, {"", "2026-02-01", true}, {"", "2025-02-01", false}, {"", "", true}};
	bench *b = *state;
	report_figure *f;
	size_t n;
	int64_t wanted = 0;
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	add(b, &e_cpts, "name", "CPTS voisine", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-02-01", "ends", "2026-11-21", NULL);
	add(b, &e_mandate, "cpts", "2", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	for (size_t i = 0; i < LENGTH(loose); i++) {
		add(b, &e_action, "title", "A", "cpts", "1", "due", loose[i].due, "done_on", loose[i].done_on, NULL);
		wanted += loose[i].counted;
		OK(report_year_figures(&b->from, b, 2026, 0, &f, &n, &b->err));
		assert_int_equal(figure_named(f, n, "actions"), wanted);
	}
	static const int64_t of[] = {3, 2, 0}; /* of each mandate: the second ended on the day when the last action was noted */
	for (size_t i = 0; i < LENGTH(of); i++) {
		OK(report_year_figures(&b->from, b, 2026, (int64_t)i + 1, &f, &n, &b->err));
		assert_int_equal(figure_named(f, n, "actions"), of[i]);
	}
}

static void a_leave_is_of_the_mandate_of_its_meeting(void **state)
{
	bench *b = *state;
	report_figure *f;
	size_t n;
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "AG", "starts", "2026-01-01", NULL);
	add(b, &e_meeting, "title", "Conseil", "date", "2026-10-01", "mandate", "1", NULL);
	add(b, &e_leave, "date", "2026-10-01", "hours", "4", "meeting", "1", NULL);
	add(b, &e_leave, "date", "2026-10-02", "hours", "3", "meeting", "1", "mandate", "1", NULL);
	add(b, &e_leave, "date", "2026-10-03", "hours", "2", NULL);
	static const int64_t minutes[] = {9 * 60, 7 * 60, 0}; /* of all, then of each mandate */
	for (size_t i = 0; i < LENGTH(minutes); i++) {
		OK(report_year_figures(&b->from, b, 2026, (int64_t)i, &f, &n, &b->err));
		assert_int_equal(figure_named(f, n, "leave_minutes"), minutes[i]);
	}
}

/* Nothing goes up from no answer, and nothing was driven when no distance is noted. */
static void what_is_not_noted_is_not_compared(void **state)
{
	bench *b = *state;
	doc *d;
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	add(b, &e_assessment, "cpts", "1", "date", "2026-01-01", "grid", "participation", NULL);
	add(b, &e_assessment, "cpts", "1", "date", "2026-06-01", "grid", "participation", NULL);
	add(b, &e_assessment_answer, "assessment", "1", "criterion", "P1", "score", "1", NULL);
	add(b, &e_assessment_answer, "assessment", "2", "criterion", "P1", "score", "2", NULL);
	add(b, &e_assessment_answer, "assessment", "2", "criterion", "P2", "score", "2", NULL);
	add(b, &e_assessment_answer, "assessment", "2", "criterion", "A1", "score", "2", NULL);
	add(b, &e_expense, "date", "2026-06-01", "kind", "repas", "real_amount", "15", NULL);
	OK(report_compare(&b->from, b, 1, 2, &d, &b->err));
	assert_true(says(b, d, "planned, then done once (▲ up)"));
	assert_true(says(b, d, "no answer, then done once\n"));
	assert_true(says(b, d, "not comparable"));
	int64_t next = add(b, &e_meeting, "title", "Conseil", "date", "2026-12-03", "cpts", "1", NULL);
	OK(report_dossier(&b->from, b, next, sections_usual(&dossier_sections), &d, &b->err));
	assert_true(says(b, d, "to be assessed, 0 criteria out of 6"));
	OK(report_year(&b->from, b, 2026, 0, &d, &b->err));
	assert_true(says(b, d, "to be assessed, 0 out of 6"));
	assert_true(says(b, d, "2 out of 12 ▲ up") || says(b, d, "4 out of 12 ▲ up"));
	assert_true(says(b, d, "2 out of 12 not comparable"));
	assert_true(says(b, d, "Expenses: not claimed yet 15,00"));
}

/* Whatever the order in which meetings were noted. */
static void a_handover_goes_back_in_time(void **state)
{
	bench *b = *state;
	doc *d;
	strbuf *text = sb_new(b);
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-01-01", NULL);
	add(b, &e_meeting, "title", "Mars", "date", "2026-03-10", "mandate", "1", NULL);
	add(b, &e_meeting, "title", "Janvier", "date", "2026-01-10", "mandate", "1", NULL);
	add(b, &e_meeting, "title", "Mai", "date", "2026-05-10", "mandate", "1", "status", "annulée", NULL);
	add(b, &e_agenda_item, "meeting", "1", "title", "Dit en mars", "voice", "Oui", NULL);
	add(b, &e_agenda_item, "meeting", "2", "title", "Dit en janvier", "voice", "Non", NULL);
	OK(report_handover(&b->from, b, 1, &d, &b->err));
	doc_to_text(text, d, 200);
	const char *march = strstr(text->s, "Dit en mars"), *january = strstr(text->s, "Dit en janvier");
	assert_non_null(march);
	assert_true(january > march);
	assert_true(says(b, d, "(cancelled): Mai"));
}

static void a_year_with_nothing(void **state)
{
	bench *b = *state;
	doc *d;
	OK(report_year(&b->from, b, 2020, 0, &d, &b->err));
	assert_true(says(b, d, "no meeting"));
	assert_false(says(b, d, "attended"));
	assert_false(says(b, d, "Meetings\n"));
	assert_false(says(b, d, "given"));
	assert_false(says(b, d, "0 points"));
	assert_false(says(b, d, "Level of participation"));
	assert_false(says(b, d, "Kilometres"));
	for (const node *n = d->root->first; n; n = n->next)
		assert_int_not_equal(n->kind, N_RULE); /* no second page */
}

/* Hours are told in euros only at a rate somebody set. */
static void hours_are_valued_at_a_rate_that_was_set(void **state)
{
	bench *b = *state;
	report_from f = b->from;
	doc *d;
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	add(b, &e_meeting, "title", "Conseil", "date", "2021-03-04", "cpts", "1", "attendance", "présent", "prep_minutes", "50", NULL);
	OK(report_year(&f, b, 2021, 0, &d, &b->err));
	assert_false(says(b, d, "an hour"));
	f.hour_value = 1249;
	OK(report_year(&f, b, 2021, 0, &d, &b->err));
	assert_true(says(b, d, "worth 10,41 € at 12,49 € an hour"));
}

static void a_level_without_assessment(void **state)
{
	bench *b = *state;
	doc *d;
	bare_meeting(b);
	OK(report_level(&b->from, b, 1, &d, &b->err));
	assert_true(says(b, d, "No assessment yet"));
	assert_true(says(b, d, "Too few points noted (0 points, 0 meetings)."));
	OK(report_directory(&b->from, b, 0, &d, &b->err));
	assert_true(says(b, d, "No association is noted"));
}

static void a_postponed_meeting_says_so_first(void **state)
{
	bench *b = *state;
	doc *d;
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	int64_t id = add(b, &e_meeting, "title", "Conseil", "date", "2026-12-03", "cpts", "1", "status", "reportée", NULL);
	OK(report_dossier(&b->from, b, id, 0, &d, &b->err));
	assert_true(says(b, d, "This meeting is noted as postponed."));
}

/* ---- Parts. ---- */

static const struct chosen_part {
	const char *typed, *heading;
} parts[] = {
	{"agenda", "Agenda"}, {"questions", "Questions"}, {"decisions", "Last decisions"}, {"ACTIONS", "Actions"}, {"notes", "Private notes"},
	{"guide", "What the guide says"}, {"mots", "Words to know"}, {"niveau", "Level of participation"}, {"frais", "Expenses"},
};

static void parts_alone_and_left_out(void **state)
{
	bench *b = *state;
	doc *alone, *without;
	for (size_t i = 0; i < LENGTH(parts); i++) {
		unsigned set = 0;
		const char *heading = mem_printf(b, "\n%s", parts[i].heading);
		OK(sections_choose(&set, &dossier_sections, parts[i].typed, &b->err));
		OK(report_dossier(&b->from, b, 10, set, &alone, &b->err));
		OK(report_dossier(&b->from, b, 10, (sections_usual(&dossier_sections) | 1U << 4) & ~set, &without, &b->err));
		assert_true(says(b, alone, heading));
		assert_false(says(b, without, heading));
	}
}

static void parts_are_chosen_by_name_or_alias(void **state)
{
	static const struct { const char *typed; unsigned set; } cases[] = {
		{"", 0}, {"agenda", 1}, {"ordre-du-jour, actions", 9}, {"Questions, ", 2}, {"notes-privees", 16},
	};
	bench *b = *state;
	for (size_t i = 0; i < LENGTH(cases); i++) {
		unsigned set = 0;
		OK(sections_choose(&set, &dossier_sections, cases[i].typed, &b->err));
		assert_int_equal(set, cases[i].set);
	}
	unsigned set = 0;
	assert_int_equal(sections_choose(&set, &dossier_sections, "agenda,budget", &b->err), ERR_INPUT);
	assert_non_null(strstr(b->err.what, "budget"));
	assert_non_null(strstr(b->err.todo, "attachments"));
	assert_int_equal(sections_usual(&dossier_sections) & 16, 0);
}

/* ---- What must not leave. ---- */

static const char *const secrets[] = {"SECRETNOTE", "SECRETPREP", "SECRETMANDATE", "SECRETEXPENSE"};

static int64_t secret_meeting(bench *b, int64_t *mandate)
{
	add(b, &e_cpts, "name", "CPTS d’essai", "notes", "SECRETNOTE", NULL);
	*mandate = add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2025-01-01", "notes", "SECRETMANDATE", NULL);
	int64_t id = add(b, &e_meeting, "title", "Conseil", "date", "2026-10-03", "mandate", number(b, *mandate), "preparation", "SECRETPREP", NULL);
	add(b, &e_agenda_item, "meeting", number(b, id), "title", "Budget", "notes", "SECRETNOTE", "voice", "Dit", "decision", "Décidé", "follow_up", "à suivre", NULL);
	add(b, &e_contact, "name", "Une personne", "cpts", "1", "notes", "SECRETNOTE", NULL);
	add(b, &e_expense, "date", "2026-10-03", "kind", "repas", "meeting", number(b, id), "label", "SECRETEXPENSE", "amount", "12", NULL);
	return id;
}

static void nothing_private_leaves(void **state)
{
	bench *b = *state;
	doc *list[4];
	int64_t mandate, id = secret_meeting(b, &mandate);
	OK(report_account(&b->from, b, id, &list[0], &b->err));
	OK(report_handover(&b->from, b, mandate, &list[1], &b->err));
	OK(report_substitute(&b->from, b, id, &list[2], &b->err));
	OK(report_dossier(&b->from, b, id, sections_usual(&dossier_sections), &list[3], &b->err));
	for (size_t i = 0; i < LENGTH(list); i++)
		for (size_t k = 0; k < LENGTH(secrets); k++)
			assert_false(says(b, list[i], secrets[k]));
	assert_false(says(b, list[1], "12,00"));
	OK(report_minutes(&b->from, b, id, &list[0], &b->err));
	assert_true(says(b, list[0], "SECRETNOTE"));
	assert_true(says(b, list[0], "SECRETPREP"));
}

static int write_to(void *data, const char *s, size_t len, struct err *e)
{
	(void)e;
	sb_addn(data, s, len);
	return 0;
}

/* The sheet goes to another journal, is filled in there, and comes back without touching what is private here. */
static void the_return_sheet_comes_back(void **state)
{
	bench *b = *state, *other = NULL;
	int64_t mandate, id = secret_meeting(b, &mandate);
	strbuf *sheet = sb_new(b), *back = sb_new(b);
	char path[] = "/tmp/carnet-sheet-XXXXXX";
	AUTO_PROBLEMS p = {0};
	import_report report;
	record *r;
	OK(desk_sheet(&b->d, id, (sink){write_to, sheet}, &b->err));
	for (size_t k = 0; k < LENGTH(secrets); k++)
		assert_null(strstr(sheet->s, secrets[k]));
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	close(fd);
	OK(file_replace(path, sheet->s, sheet->len, 0600, &b->err));
	bench_setup((void **)&other);
	OK(import_file(other->d.j, b, path, NULL, NULL, false, &report, &p, &b->err));
	assert_int_equal(report.added, 3);
	setenv("CARNET_NOW", "2026-11-22T09:00:00Z", 1);
	OK(journal_get(other->d.j, b, &r, &e_agenda_item, 1, &b->err));
	record_set(r, "decision", value_text(r, "Décidé sans moi"));
	OK(journal_save(other->d.j, r, NULL, &b->err));
	OK(journal_get(other->d.j, b, &r, &e_meeting, 1, &b->err));
	record_set(r, "attendance", value_text(r, "présent"));
	record_set(r, "chair", value_text(r, "Anne"));
	OK(journal_save(other->d.j, r, NULL, &b->err));
	int64_t before = journal_count(b->d.j, query_new(b, &e_action), 100);
	add(other, &e_action, "title", "Promis par le suppléant", "meeting", "1", "agenda_item", "1", NULL);
	OK(desk_sheet(&other->d, 1, (sink){write_to, back}, &b->err));
	OK(file_replace(path, back->s, back->len, 0600, &b->err));
	OK(import_file(b->d.j, b, path, NULL, NULL, false, &report, &p, &b->err));
	assert_int_equal(report.replaced, 2);
	assert_int_equal(report.added, 1);
	assert_int_equal(journal_count(b->d.j, query_new(b, &e_action), 100), before + 1);
	OK(journal_get(b->d.j, b, &r, &e_meeting, id, &b->err));
	assert_string_equal(record_text(r, "chair"), "Anne");
	assert_string_equal(record_text(r, "attendance"), ""); /* who was away was away */
	assert_true(record_int(r, "mandate") > 0);
	OK(journal_get(b->d.j, b, &r, &e_agenda_item, 1, &b->err));
	assert_string_equal(record_text(r, "decision"), "Décidé sans moi");
	assert_string_equal(record_text(r, "notes"), "SECRETNOTE");
	unlink(path);
	bench_teardown((void **)&other);
}

/* ---- Needs: groups under five. ---- */

static void ask_all(bench *b, const char *question, const char *answer, int times)
{
	for (int i = 0; i < times; i++) {
		int64_t id = add(b, &e_interview, "date", "2026-10-01", "cpts", "1", "survey", "questionnaire", NULL);
		add(b, &e_interview_answer, "interview", number(b, id), "question", question, "answer", answer, NULL);
	}
}

static void groups_under_five_are_masked(void **state)
{
	bench *b = *state;
	doc *masked, *whole;
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	for (int i = 0; i < 9; i++) {
		const char *id = number(b, add(b, &e_interview, "date", "2026-10-01", "cpts", "1", "survey", "questionnaire", NULL));
		add(b, &e_interview_answer, "interview", id, "question", "a", "answer", i < 6 ? "Oui" : i < 7 ? "oui" : "Rare", NULL);
		add(b, &e_interview_answer, "interview", id, "question", "b", "answer", i < 4 ? "Trop rare" : "", NULL);
		add(b, &e_interview_answer, "interview", id, "question", "c", "answer", i < 3 ? "Un" : i < 6 ? "Deux" : "Trois", NULL);
		add(b, &e_interview_answer, "interview", id, "question", "d", "answer", i < 8 ? "Tous" : "", NULL);
	}
	ask_all(b, "a", "Oui", 6);
	ask_all(b, "e", "Non", 5);
	OK(report_needs(&b->from, b, 1, "questionnaire", true, &masked, &b->err));
	OK(report_needs(&b->from, b, 1, "", false, &whole, &b->err));
	assert_true(says(b, masked, "20 interviews"));
	assert_true(says(b, masked, "Oui: 13"));
	assert_true(says(b, masked, "Other answers, or none: 7")); /* the two, and the five who were not asked */
	assert_false(says(b, masked, "Rare"));
	assert_true(says(b, masked, "Fewer than 5 answers: nothing is shown"));
	assert_false(says(b, masked, "Trop rare"));
	assert_true(says(b, masked, "that the others would give away"));
	assert_false(says(b, masked, "Trois"));
	assert_true(says(b, masked, "Tous: 8"));
	assert_true(says(b, masked, "Non: 5"));
	assert_true(says(b, whole, "Rare: 2"));
	assert_true(says(b, whole, "Trop rare: 4"));
	OK(report_needs(&b->from, b, 1, "autre", true, &masked, &b->err));
	assert_true(says(b, masked, "Fewer than 5 interviews"));
}

/* Six of nine said yes: three said something else, whom the total would give away. */
static void what_is_left_is_masked_too(void **state)
{
	bench *b = *state;
	doc *masked;
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	ask_all(b, "a", "Oui", 6);
	ask_all(b, "a", "Non", 3);
	OK(report_needs(&b->from, b, 1, "questionnaire", true, &masked, &b->err));
	assert_false(says(b, masked, "Oui"));
	assert_false(says(b, masked, ": 6"));
	assert_true(says(b, masked, "that the others would give away"));
}

/* ---- A long mandate. ---- */

static void a_year_of_a_thousand_meetings(void **state)
{
	bench *b = *state;
	doc *d;
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "level", "gouvernance", "starts", "2020-01-01", NULL);
	OK(journal_begin(b->d.j, "mille", &b->err));
	for (int i = 0; i < 1000; i++) {
		char iso[11];
		date_to_iso(iso, day_from_ymd(2025, 1, 1) + i % 365);
		int64_t id = add(b, &e_meeting, "title", "Conseil", "date", iso, "mandate", "1", "start", "18:00", "end", "19:30", "attendance", "présent", NULL);
		add(b, &e_agenda_item, "meeting", number(b, id), "title", "Budget", "involvement", "consultés", "outcome", "adopté", "voice", "Dit", NULL);
		add(b, &e_question, "meeting", number(b, id), "text", "Combien ?", "status", i % 2 ? "répondue" : "posée", NULL);
	}
	OK(journal_commit(b->d.j, &b->err));
	OK(report_year(&b->from, b, 2025, 1, &d, &b->err));
	assert_true(says(b, d, "1000 meetings, 1000 attended, 0 excused"));
	assert_true(says(b, d, "1000 questions asked, 500 answered"));
	assert_true(says(b, d, "1500\xc2\xa0h"));
	assert_true(says(b, d, "users consulted or associated on half of the points or more (1000 points, 1000 meetings;"));
	OK(report_dossier(&b->from, b, 1000, sections_usual(&dossier_sections), &d, &b->err));
	assert_true(says(b, d, "Still without an answer"));
}

/* ---- What a text would give away. ---- */

static const struct given {
	const char *line, *what; /* NULL: nothing */
	enum leaf_kind kind;
} given[] = {
	{"Appelez le 06 39 98 12 34 le soir.", "06 39 98 12 34", LEAF_PHONE},
	{"Tél. 01.99.00.12.10", "01.99.00.12.10", LEAF_PHONE},
	{"Tél. 0199001210.", "0199001210", LEAF_PHONE},
	{"Depuis l’étranger : +33 1 99 00 12 10", "+33 1 99 00 12 10", LEAF_PHONE},
	{"Budget de 246 000 € sur 2026", NULL, LEAF_PHONE},
	{"Le 03/12/2026 à 18 h 30", NULL, LEAF_PHONE},
	{"Référence 2019900121045678901", NULL, LEAF_PHONE},
	{"Écrire à jeanne.dupre@example.org.", "jeanne.dupre@example.org", LEAF_EMAIL},
	{"Un prix @ 12 euros, et @moi", NULL, LEAF_EMAIL},
	{"Jeanne Dupré l’a demandé.", "Jeanne Dupré", LEAF_NAME},
	{"Selon JEANNE DUPRE, oui.", "JEANNE DUPRE", LEAF_NAME},
	{"Jeanne a parlé.", NULL, LEAF_NAME},
	{"Un voisin traité pour un cancer du foie.", "cancer", LEAF_HEALTH},
	{"Elle a fait une dépression.", "dépression", LEAF_HEALTH},
	{"Son VIH est connu.", "VIH", LEAF_HEALTH},
	{"Le président a cité la trésorière.", NULL, LEAF_NAME},
	{"La réunion dure deux heures.", NULL, LEAF_HEALTH},
};

static const struct given *given_now;

static int given_setup(void **state)
{
	given_now = given_now ? given_now + 1 : given;
	return bench_setup(state);
}

static void pointed_out(void **state)
{
	bench *b = *state;
	leaves *l;
	doc *d = doc_new(b, "Retour");
	add(b, &e_contact, "name", "Jeanne Dupré, infirmière", NULL);
	add(b, &e_action, "title", "Écrire", "owner", "le président", NULL);
	doc_heading(d, 2, "Décidé");
	doc_paragraph(d, NULL, given_now->line);
	OK(desk_leaves(&b->d, b, d, &l, &b->err));
	if (!given_now->what) {
		assert_int_equal(l->count, 0);
		return;
	}
	assert_int_equal(l->count, 1);
	assert_int_equal(l->list[0].kind, given_now->kind);
	assert_string_equal(l->list[0].what, given_now->what);
	assert_string_equal(l->list[0].where, "Décidé");
	assert_string_equal(l->list[0].line, given_now->line);
	assert_true(*leaf_kind_words(l->list[0].kind) != '\0');
}

/* ---- Attachments of a PDF. ---- */

static void only_images_and_pdf_are_enclosed(void **state)
{
	static const struct { const char *name, *data; size_t len; } files[] = {
		{"a.pdf", "%PDF-1.7\n", 9}, {"b.png", "\x89PNG\r\n\x1a\n....", 12}, {"c.jpg", "\xff\xd8\xff\xe0", 4}, {"d.txt", "bonjour", 7}, {"e.pdf", "%P", 2},
	};
	bench *b = *state;
	print_setup setup = {0};
	record *r;
	int64_t id = bare_meeting(b), file;
	doc *d;
	OK(journal_get(b->d.j, b, &r, &e_meeting, id, &b->err));
	for (size_t i = 0; i < LENGTH(files); i++)
		OK(attach_file(b->d.j, r->uid, files[i].name, NULL, files[i].data, files[i].len, &file, &b->err));
	OK(desk_enclose(&b->d, b, r->uid, &setup, &b->err));
	assert_int_equal(setup.count, 3);
	OK(report_dossier(&b->from, b, id, sections_usual(&dossier_sections), &d, &b->err));
	assert_true(says(b, d, "d.txt"));
	char path[] = "/tmp/carnet-dossier-XXXXXX", *written;
	int fd = mkstemp(path);
	assert_true(fd >= 0);
	close(fd);
	OK(desk_dossier(&b->d, b, id, sections_usual(&dossier_sections), "markdown", NULL, path, &written, &b->err));
	assert_string_equal(written, path);
	assert_int_equal(desk_dossier(&b->d, b, id, 0, "docx", NULL, path, &written, &b->err), ERR_INPUT);
	err_clear(&b->err);
	assert_int_equal(desk_dossier(&b->d, b, 99, 0, "text", NULL, path, &written, &b->err), ERR_MISSING);
	unlink(path);
}

int main(void)
{
	static const struct CMUnitTest whole[] = {
		test_bench(missing_records_are_named), test_bench(years_out_of_sight_are_refused), test_bench(assessments_of_two_cpts_or_grids_are_not_compared),
		test_bench(a_bare_meeting_has_a_dossier), test_bench(what_to_obtain_is_counted), test_bench(an_account_has_no_empty_part), test_bench(an_account_tells_the_actions_of_its_points), test_bench(notes_keep_their_lines), test_bench(counts_of_a_year_are_words),
		test_bench(a_meeting_called_off_has_no_points), test_bench(actions_of_no_meeting_have_a_year), test_bench(a_leave_is_of_the_mandate_of_its_meeting),
		test_bench(what_is_not_noted_is_not_compared), test_bench(a_handover_goes_back_in_time),
		test_bench(a_year_with_nothing), test_bench(hours_are_valued_at_a_rate_that_was_set), test_bench(a_level_without_assessment),
		test_bench(a_postponed_meeting_says_so_first), test_practice(parts_alone_and_left_out), test_bench(parts_are_chosen_by_name_or_alias),
		test_bench(nothing_private_leaves), test_bench(the_return_sheet_comes_back), test_bench(groups_under_five_are_masked),
		test_bench(what_is_left_is_masked_too),
		test_bench(a_year_of_a_thousand_meetings), test_bench(only_images_and_pdf_are_enclosed),
	};
	struct CMUnitTest tests[LENGTH(whole) + LENGTH(given)];

	i18n_start("en");
	memcpy(tests, whole, sizeof whole);
	for (size_t i = 0; i < LENGTH(given); i++)
		tests[LENGTH(whole) + i] = (struct CMUnitTest){given[i].line, pointed_out, given_setup, bench_teardown, NULL};
	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
