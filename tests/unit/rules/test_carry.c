// SPDX-License-Identifier: EUPL-1.2
/* What one meeting leaves to the next: two bodies of one CPTS, cancelled and postponed meetings, a mandate that ends. */
#include "bench.h"
#include <carnet/rules/carry.h>
#include <carnet/rules/meetings.h>

static int64_t meeting(bench *b, const char *date, const char *kind, const char *status)
{
	return add(b, &e_meeting, "title", "Réunion", "date", date, "cpts", "1", "kind", kind, "status", status, NULL);
}

static int64_t point(bench *b, int64_t of, const char *title, const char *outcome, const char *follow)
{
	return add(b, &e_agenda_item, "meeting", number(b, of), "title", title, "outcome", outcome, "follow_up", follow, NULL);
}

static void cpts(bench *b)
{
	add(b, &e_cpts, "name", "CPTS d’essai", NULL);
	add(b, &e_cpts, "name", "Autre CPTS", NULL);
}

/* Titles left open to a meeting, joined by |. */
static const char *open_points(bench *b, int64_t id)
{
	strbuf *out = sb_new(b);
	record **list;
	size_t count;

	OK(carry_points(b->j, b, get(b, &e_meeting, id), &list, &count, &b->err));
	for (size_t i = 0; i < count; i++)
		sb_addf(out, "%s%s", i ? "|" : "", record_text(list[i], "title"));
	return out->s;
}

static int copy(bench *b, int64_t id)
{
	int n;

	OK(carry_copy(b->j, get(b, &e_meeting, id), &n, &b->err));
	return n;
}

static const struct state {
	const char *name, *status, *outcome, *follow;
	bool open;
} states[] = {
	{"to follow", "tenue", "adopté", "à suivre", true},
	{"postponed", "tenue", "reporté", "", true},
	{"postponed, then done elsewhere", "tenue", "reporté", "fait", false},
	{"postponed, then dropped", "tenue", "reporté", "abandonné", false},
	{"adopted", "tenue", "adopté", "", false},
	{"not noted", "tenue", "", "", false},
	{"done", "tenue", "adopté", "fait", false},
	{"of a cancelled meeting", "annulée", "", "", true},
	{"of a postponed meeting", "reportée", "", "", true},
	{"of a cancelled meeting, done", "annulée", "", "fait", false},
};

static void unfinished(void **state)
{
	const struct state *s = *state;
	AUTO_CTX(tmp);
	record *p = record_new(tmp, &e_agenda_item), *m = record_new(tmp, &e_meeting);

	record_set(m, "status", value_text(m, s->status));
	record_set(p, "outcome", value_text(p, s->outcome));
	record_set(p, "follow_up", value_text(p, s->follow));
	assert_int_equal(carry_unfinished(p, m), s->open);
}

static void copied_once_and_undone_at_once(void **state)
{
	bench *b = *state;
	cpts(b);
	int64_t first = meeting(b, "2026-09-01", "CA", "tenue"), next = meeting(b, "2026-12-01", "CA", "");
	int64_t budget = point(b, first, "Budget", "adopté", "à suivre");
	point(b, first, "Statuts", "reporté", "");
	point(b, first, "Affiche", "adopté", "fait");
	assert_string_equal(open_points(b, next), "Budget|Statuts");
	assert_int_equal(copy(b, next), 2);
	assert_int_equal(copy(b, next), 0);
	query *q = query_new(b, &e_agenda_item);
	record **list;
	size_t count;
	query_where(q, "meeting", OP_IS, value_int(next));
	OK(journal_window(b->j, b, q, NULL, false, 0, &list, &count, &b->err));
	assert_int_equal(count, 2);
	assert_int_equal(record_int(list[0], "carried_from"), budget);
	assert_string_equal(record_text(list[0], "follow_up"), "");
	assert_string_equal(record_text(list[0], "outcome"), "");
	char *label;
	OK(journal_undo(b->j, b, &label, &b->err));
	assert_non_null(strstr(label, "Open points taken up"));
	assert_int_equal(journal_count(b->j, q, 10), 0);
	assert_string_equal(open_points(b, next), "Budget|Statuts");
}

/* What was taken up is open until a meeting deals with it, and no longer, unless it is said to be followed. */
static void taken_up_until_dealt_with(void **state)
{
	bench *b = *state;
	cpts(b);
	int64_t first = meeting(b, "2026-03-01", "CA", "tenue"), second = meeting(b, "2026-06-01", "CA", "tenue"), third = meeting(b, "2026-09-01", "CA", "tenue");
	static const char *const titles[] = {"Budget", "Statuts", "Affiche", "Charte"};
	for (size_t i = 0; i < LENGTH(titles); i++)
		point(b, first, titles[i], "reporté", "");
	assert_int_equal(copy(b, second), 4);
	assert_int_equal(copy(b, third), 4);
	query *q = query_new(b, &e_agenda_item);
	record **list;
	size_t count;
	query_where(q, "meeting", OP_IS, value_int(third));
	OK(journal_window(b->j, b, q, NULL, false, 0, &list, &count, &b->err));
	put(b, &e_agenda_item, list[0]->id, "outcome", "adopté");
	put(b, &e_agenda_item, list[1]->id, "decision", "Relire en bureau");
	put(b, &e_agenda_item, list[2]->id, "outcome", "adopté");
	put(b, &e_agenda_item, list[2]->id, "follow_up", "à suivre");
	assert_string_equal(open_points(b, meeting(b, "2026-12-01", "CA", "")), "Affiche|Charte");
}

static void two_bodies_of_one_cpts(void **state)
{
	bench *b = *state;
	cpts(b);
	int64_t board = meeting(b, "2026-09-01", "CA", "tenue"), group = meeting(b, "2026-09-02", "groupe projet", "tenue");
	int64_t named = add(b, &e_meeting, "title", "Réunion", "date", "2026-09-03", "cpts", "1", "kind", "groupe projet", "body_name", "Prévention", NULL);
	int64_t other = add(b, &e_meeting, "title", "Réunion", "date", "2026-09-03", "cpts", "2", "kind", "CA", NULL);
	point(b, board, "Du conseil", "reporté", "");
	point(b, group, "Du groupe", "reporté", "");
	point(b, named, "De la prévention", "reporté", "");
	point(b, other, "D’ailleurs", "reporté", "");
	assert_string_equal(open_points(b, meeting(b, "2026-12-01", "CA", "")), "Du conseil");
	assert_string_equal(open_points(b, meeting(b, "2026-12-02", "groupe projet", "")), "Du groupe");
	int64_t next = add(b, &e_meeting, "title", "Réunion", "date", "2026-12-03", "cpts", "1", "kind", "groupe projet", "body_name", "PREVENTION", NULL);
	assert_string_equal(open_points(b, next), "De la prévention");
}

static void across_cancelled_and_postponed_meetings(void **state)
{
	bench *b = *state;
	cpts(b);
	int64_t held = meeting(b, "2026-03-01", "CA", "tenue"), off = meeting(b, "2026-06-01", "CA", "");
	point(b, held, "Statuts", "reporté", "");
	assert_int_equal(copy(b, off), 1);
	point(b, off, "Budget", "", "");
	put(b, &e_meeting, off, "status", "annulée");
	int64_t again = meeting(b, "2026-07-01", "CA", "");
	assert_string_equal(open_points(b, again), "Statuts|Budget");
	assert_int_equal(copy(b, again), 2);
	put(b, &e_meeting, again, "status", "reportée");
	int64_t last = meeting(b, "2026-12-01", "CA", "");
	assert_string_equal(open_points(b, last), "Statuts|Budget");
	assert_int_equal(copy(b, last), 2);
	/* A later meeting does not take from one that is still to come and not off. */
	assert_string_equal(open_points(b, meeting(b, "2026-12-31", "CA", "")), "Statuts|Budget");
}

static void a_meeting_without_past_has_nothing(void **state)
{
	bench *b = *state;
	cpts(b);
	int64_t later = meeting(b, "2026-12-01", "CA", "tenue"), first = meeting(b, "2026-01-01", "CA", "");
	point(b, later, "Plus tard", "reporté", "");
	assert_string_equal(open_points(b, first), "");
	assert_int_equal(copy(b, first), 0);
}

static void a_mandate_that_ends(void **state)
{
	bench *b = *state;
	cpts(b);
	int64_t old = add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2024-01-01", "ends", "2026-06-30", NULL);
	int64_t new = add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2026-07-01", NULL);
	int64_t group = add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "groupe projet", "starts", "2026-07-01", NULL);
	int64_t before = add(b, &e_meeting, "title", "Avant", "date", "2026-06-01", "mandate", number(b, old), NULL);
	int64_t after = add(b, &e_meeting, "title", "Après", "date", "2026-12-01", "mandate", number(b, new), NULL);
	int64_t apart = add(b, &e_meeting, "title", "Groupe", "date", "2026-12-01", "mandate", number(b, group), NULL);
	point(b, before, "Statuts", "reporté", "");
	assert_string_equal(open_points(b, after), "Statuts");
	assert_string_equal(open_points(b, apart), "");
	assert_string_equal(open_points(b, meeting(b, "2026-12-05", "CA", "")), "Statuts");
}

static void promised_three_times_and_never_seen(void **state)
{
	bench *b = *state;
	cpts(b);
	const char *dates[] = {"2026-01-10", "2026-04-10", "2026-07-10", "2026-12-10"};
	const char *words[] = {"", "taken up from the meeting of 10 Jan, 3 months before", "on 3 agendas, never dealt with: first on 10 Jan, 6 months before",
				"on 4 agendas, never dealt with: first on 10 Jan, 11 months before"};
	int64_t id = 0;
	for (size_t i = 0; i < LENGTH(dates); i++) {
		int64_t m = meeting(b, dates[i], "CA", "");
		if (i)
			assert_int_equal(copy(b, m), 1);
		else
			id = point(b, m, "Statuts", "", "à suivre");
		query *q = query_new(b, &e_agenda_item);
		record **list;
		size_t count;
		origin o;
		query_where(q, "meeting", OP_IS, value_int(m));
		OK(journal_window(b->j, b, q, NULL, false, 0, &list, &count, &b->err));
		assert_int_equal(count, 1);
		OK(carry_origin(b->j, b, list[0], &o, &b->err));
		assert_int_equal(o.times, i + 1);
		assert_int_equal(o.first->id, id);
		assert_string_equal(carry_words(b, &o), words[i]);
		put(b, &e_agenda_item, list[0]->id, "outcome", "reporté");
	}
}

static void dealt_with_once_is_not_never(void **state)
{
	bench *b = *state;
	cpts(b);
	int64_t one = meeting(b, "2026-10-02", "CA", ""), two = meeting(b, "2026-10-20", "CA", ""), three = meeting(b, "2026-12-01", "CA", "");
	point(b, one, "Permanence", "information", "à suivre");
	copy(b, two);
	copy(b, three);
	query *q = query_new(b, &e_agenda_item);
	record **list;
	size_t count;
	origin o;
	query_where(q, "meeting", OP_IS, value_int(three));
	OK(journal_window(b->j, b, q, NULL, false, 0, &list, &count, &b->err));
	OK(carry_origin(b->j, b, list[0], &o, &b->err));
	assert_true(o.seen);
	assert_string_equal(carry_words(b, &o), "on 3 agendas: first on 2 Oct, 2 months before");
}

/* What the second title is to the first, left open, when both have this topic. */
static const struct { const char *before, *topic, *now, *now_topic; bool same; } subjects[] = {
	{"Budget prévisionnel", "budget", "BUDGET PREVISIONNEL", "", true},
	{"Budget prévisionnel", "budget", "Budget prévisionnel 2027", "budget", true},
	{"Budget 2026", "budget", "Budget prévisionnel 2027", "budget", true},
	{"Retours d’hôpital du vendredi", "parcours", "Retours d’hôpital du vendredi, suite donnée", "parcours", true},
	{"Budget prévisionnel", "budget", "Budget prévisionnel de la commune", "", false},
	{"Convention avec la mairie", "conventions", "Convention avec l’hôpital", "conventions", false},
	{"Plan de crise", "crise", "Plan blanc", "crise", false},
	{"ACI", "budget", "CA", "budget", false},
	{"Statuts", "", "Autre chose", "", false},
};

static void a_point_typed_again_is_the_old_one(void **state)
{
	bench *b = *state;
	cpts(b);
	for (size_t i = 0; i < LENGTH(subjects); i++) {
		const char *kind = i % 2 ? "CA" : "AG";
		const char *day = mem_printf(b, "2026-01-%02zu", 2 * i + 1), *then = mem_printf(b, "2026-01-%02zu", 2 * i + 2);
		int64_t held = meeting(b, day, kind, "tenue"), next = meeting(b, then, kind, "");
		record *again = record_new(b, &e_agenda_item);
		add(b, &e_agenda_item, "meeting", number(b, held), "title", subjects[i].before, "topic", subjects[i].topic, "follow_up", "à suivre", NULL);
		record_set(again, "meeting", value_int(next));
		record_set(again, "title", value_text(again, subjects[i].now));
		record_set(again, "topic", value_text(again, subjects[i].now_topic));
		OK(carry_again(b->j, get(b, &e_meeting, next), again, &b->err));
		print_message("# %s / %s\n", subjects[i].before, subjects[i].now);
		assert_int_equal(record_int(again, "carried_from") != 0, subjects[i].same);
		record_set(again, "carried_from", (value){0}); /* as another tool would write it */
		OK(journal_save(b->j, again, NULL, &b->err));
		assert_int_equal(!strstr(open_points(b, next), subjects[i].before), subjects[i].same);
		OK(journal_delete(b->j, &e_meeting, held, NULL, NULL, &b->err));
	}
}

/* Typed again and again without being told from where: still taken up once only, by the last agenda. */
static void typed_again_at_a_meeting_that_is_off(void **state)
{
	bench *b = *state;
	cpts(b);
	int64_t held = meeting(b, "2026-03-01", "CA", "tenue"), off = meeting(b, "2026-06-01", "CA", "annulée"), next = meeting(b, "2026-12-01", "CA", "");
	point(b, held, "Statuts", "reporté", "");
	int64_t again = point(b, off, "statuts", "", "");
	assert_string_equal(open_points(b, next), "statuts");
	assert_int_equal(copy(b, next), 1);
	query *q = query_new(b, &e_agenda_item);
	record **list;
	size_t count;
	query_where(q, "meeting", OP_IS, value_int(next));
	OK(journal_window(b->j, b, q, NULL, false, 0, &list, &count, &b->err));
	assert_int_equal(record_int(list[0], "carried_from"), again);
}

/* The successor of a mandate, and another body of the same kind with another name. */
static void a_successor_and_a_namesake(void **state)
{
	bench *b = *state;
	cpts(b);
	int64_t old = add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "groupe projet", "body_name", "Prévention", "starts", "2024-01-01", "ends",
			  "2026-06-30", NULL);
	int64_t new = add(b, &e_mandate, "cpts", "1", "role", "suppléant", "body", "groupe projet", "body_name", "prevention", "starts", "2026-07-01", NULL);
	int64_t other = add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "groupe projet", "body_name", "Accès aux soins", "starts", "2026-07-01", NULL);
	int64_t before = add(b, &e_meeting, "title", "Avant", "date", "2026-06-01", "mandate", number(b, old), NULL);
	int64_t after = add(b, &e_meeting, "title", "Après", "date", "2026-12-01", "mandate", number(b, new), NULL);
	int64_t apart = add(b, &e_meeting, "title", "Ailleurs", "date", "2026-12-01", "mandate", number(b, other), NULL);
	record **list;
	size_t count;
	point(b, before, "Affiche", "reporté", "");
	add(b, &e_question, "meeting", number(b, before), "text", "Qui relit ?", "status", "posée", NULL);
	add(b, &e_action, "title", "Relire", "meeting", number(b, before), NULL);
	assert_string_equal(open_points(b, after), "Affiche");
	assert_string_equal(open_points(b, apart), "");
	OK(carry_questions(b->j, b, get(b, &e_meeting, after), &list, &count, &b->err));
	assert_int_equal(count, 1);
	OK(carry_actions(b->j, b, get(b, &e_meeting, after), &list, &count, &b->err));
	assert_int_equal(count, 1);
	OK(carry_actions(b->j, b, get(b, &e_meeting, apart), &list, &count, &b->err));
	assert_int_equal(count, 0);
}

static void questions_without_answer(void **state)
{
	static const char *const statuses[] = {"à poser", "posée", "répondue", "à relancer"};
	bench *b = *state;
	cpts(b);
	int64_t held = meeting(b, "2026-09-01", "CA", "tenue"), group = meeting(b, "2026-09-02", "AG", "tenue"), next = meeting(b, "2026-12-01", "CA", "");
	record **list;
	size_t count;
	for (size_t i = 0; i < LENGTH(statuses); i++) {
		add(b, &e_question, "meeting", number(b, held), "text", statuses[i], "status", statuses[i], NULL);
		add(b, &e_question, "meeting", number(b, group), "text", statuses[i], "status", statuses[i], NULL);
		add(b, &e_question, "meeting", number(b, next), "text", statuses[i], "status", statuses[i], NULL);
	}
	OK(carry_questions(b->j, b, get(b, &e_meeting, next), &list, &count, &b->err));
	assert_int_equal(count, 3);
	assert_string_equal(record_text(list[2], "text"), "à relancer");
}

static void decisions_of_the_last_and_those_to_follow(void **state)
{
	bench *b = *state;
	cpts(b);
	int64_t old = meeting(b, "2026-03-01", "CA", "tenue"), last = meeting(b, "2026-06-01", "CA", "tenue");
	meeting(b, "2026-09-01", "CA", "annulée");
	int64_t next = meeting(b, "2026-12-01", "CA", "");
	record **list;
	size_t count;
	add(b, &e_agenda_item, "meeting", number(b, old), "title", "Ancien", "decision", "Fait", "follow_up", "fait", NULL);
	add(b, &e_agenda_item, "meeting", number(b, old), "title", "Ancien à suivre", "decision", "Écrire", "follow_up", "à suivre", NULL);
	add(b, &e_agenda_item, "meeting", number(b, last), "title", "Dernier", "decision", "Adopté", NULL);
	add(b, &e_agenda_item, "meeting", number(b, last), "title", "Sans décision", NULL);
	OK(carry_decisions(b->j, b, get(b, &e_meeting, next), &list, &count, &b->err));
	assert_int_equal(count, 2);
	assert_string_equal(record_text(list[0], "title"), "Dernier");
	assert_string_equal(record_text(list[1], "title"), "Ancien à suivre");
}

static void actions_mine_first(void **state)
{
	static const char *const order[] = {"À moi, tôt", "À moi, tard", "À moi, sans date", "À elle"};
	bench *b = *state;
	cpts(b);
	int64_t held = meeting(b, "2026-09-01", "CA", "tenue"), group = meeting(b, "2026-09-02", "AG", "tenue"), next = meeting(b, "2026-12-01", "CA", "");
	record **list;
	size_t count;
	add(b, &e_action, "title", "À elle", "owner", "la trésorière", "due", "2026-10-01", "meeting", number(b, held), NULL);
	add(b, &e_action, "title", "À moi, sans date", "cpts", "1", NULL);
	add(b, &e_action, "title", "À moi, tard", "due", "2026-12-20", "meeting", number(b, next), "status", "en cours", NULL);
	add(b, &e_action, "title", "À moi, tôt", "due", "2026-11-20", "meeting", number(b, held), NULL);
	add(b, &e_action, "title", "Finie", "meeting", number(b, held), "status", "fait", NULL);
	add(b, &e_action, "title", "D’une autre instance", "meeting", number(b, group), "cpts", "1", NULL);
	add(b, &e_action, "title", "D’une autre CPTS", "cpts", "2", NULL);
	OK(carry_actions(b->j, b, get(b, &e_meeting, next), &list, &count, &b->err));
	assert_int_equal(count, LENGTH(order));
	for (size_t i = 0; i < count; i++)
		assert_string_equal(record_text(list[i], "title"), order[i]);
}

static void an_action_of_a_point_is_of_its_meeting(void **state)
{
	bench *b = *state;
	record **list;
	size_t count;
	cpts(b);
	int64_t board = meeting(b, "2026-09-01", "CA", "tenue"), group = meeting(b, "2026-09-02", "groupe projet", "tenue");
	add(b, &e_action, "title", "Du conseil", "agenda_item", number(b, point(b, board, "Budget", "", "")), NULL);
	add(b, &e_action, "title", "Du groupe", "agenda_item", number(b, point(b, group, "Affiche", "", "")), NULL);
	OK(carry_actions(b->j, b, get(b, &e_meeting, meeting(b, "2026-12-01", "CA", "")), &list, &count, &b->err));
	assert_int_equal(count, 1);
	assert_string_equal(record_text(list[0], "title"), "Du conseil");
}

static void next_and_after(void **state)
{
	bench *b = *state;
	cpts(b);
	record *r;
	OK(meeting_next(b->j, b, &r, &b->err));
	assert_null(r);
	int64_t held = meeting(b, "2026-09-01", "CA", "");
	meeting(b, "2026-11-25", "CA", "annulée");
	int64_t group = meeting(b, "2026-11-28", "AG", ""), next = meeting(b, "2026-12-01", "CA", "");
	OK(meeting_next(b->j, b, &r, &b->err));
	assert_int_equal(r->id, group);
	OK(meeting_after(b->j, b, get(b, &e_meeting, held), &r, &b->err));
	assert_int_equal(r->id, next);
	OK(meeting_after(b->j, b, get(b, &e_meeting, next), &r, &b->err));
	assert_null(r);
}

static void the_next_from_the_last(void **state)
{
	bench *b = *state;
	cpts(b);
	int items;
	int64_t first = meeting(b, "2026-06-01", "CA", "tenue");
	int64_t last = add(b, &e_meeting, "title", "Conseil", "date", "2026-09-01", "cpts", "1", "kind", "CA", "start", "18:30", "place", "Mairie",
			   "next_date", "2026-12-01", "minutes", "Long", NULL);
	static const char *const agendas[][4] = {{"Compte rendu", "Budget", "Santé", "Questions diverses"},
						 {"Compte rendu", "Statuts", "Prévention", "Questions diverses"}};
	for (size_t i = 0; i < 4; i++) {
		point(b, first, agendas[0][i], "adopté", "");
		point(b, last, agendas[1][i], i == 1 ? "reporté" : "adopté", "");
	}
	record *next = meeting_follow(b, get(b, &e_meeting, last));
	assert_string_equal(record_text(next, "date"), "2026-12-01");
	assert_string_equal(record_text(next, "place"), "Mairie");
	assert_string_equal(record_text(next, "start"), "18:30");
	assert_string_equal(record_text(next, "minutes"), "");
	OK(meeting_follow_keep(b->j, next, &items, &b->err));
	assert_int_equal(items, 3);
	static const char *const order[] = {"Compte rendu", "Statuts", "Questions diverses"};
	query *q = query_new(b, &e_agenda_item);
	record **list;
	size_t count;
	query_where(q, "meeting", OP_IS, value_int(next->id));
	OK(journal_window(b->j, b, q, NULL, false, 0, &list, &count, &b->err));
	assert_int_equal(count, 3);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(record_text(list[i], "title"), order[i]);
	char *label;
	OK(journal_undo(b->j, b, &label, &b->err));
	assert_int_equal(journal_count(b->j, q, 10), 0);
}

/* After one meeting only, what any meeting has is known by its topic; everything of the meeting itself is repeated. */
static void the_second_from_the_first(void **state)
{
	static const char *const same[] = {"title", "cpts", "kind", "body_name", "start", "end", "place", "remote", "chair"};
	static const struct { const char *title, *topic, *follow; } agenda[] = {
		{"Approbation du compte rendu", "compte-rendu-precedent", ""}, {"Budget", "budget-previsionnel", "à suivre"}, {"Affiche", "communication", "fait"},
		{"Divers", "questions-diverses", ""},
	};
	static const char *const order[] = {"Approbation du compte rendu", "Budget", "Divers"};
	bench *b = *state;
	int items;
	record **list;
	size_t count;
	cpts(b);
	int64_t first = add(b, &e_meeting, "title", "Groupe", "date", "2026-09-01", "cpts", "1", "kind", "groupe projet", "body_name", "Prévention", "start", "12:30", "end",
			    "14:00", "place", "Mairie", "remote", "non", "chair", "Dr Lune", NULL);
	for (size_t i = 0; i < LENGTH(agenda); i++)
		add(b, &e_agenda_item, "meeting", number(b, first), "title", agenda[i].title, "topic", agenda[i].topic, "follow_up", agenda[i].follow, NULL);
	record *held = get(b, &e_meeting, first), *next = meeting_follow(b, held);
	for (size_t i = 0; i < LENGTH(same); i++)
		assert_true(value_same(record_get(held, same[i]), record_get(next, same[i])));
	assert_string_equal(record_text(next, "date"), "");
	record_set(next, "date", value_text(next, "2026-12-01"));
	OK(meeting_follow_keep(b->j, next, &items, &b->err));
	assert_int_equal(items, LENGTH(order));
	query *q = query_new(b, &e_agenda_item);
	query_where(q, "meeting", OP_IS, value_int(next->id));
	OK(journal_window(b->j, b, q, NULL, false, 0, &list, &count, &b->err));
	assert_int_equal(count, LENGTH(order));
	for (size_t i = 0; i < count; i++)
		assert_string_equal(record_text(list[i], "title"), order[i]);
}

/* The usual points of a meeting that was put off come once. */
static void the_next_after_one_put_off(void **state)
{
	bench *b = *state;
	cpts(b);
	int items;
	int64_t held = meeting(b, "2026-03-01", "CA", "tenue");
	add(b, &e_agenda_item, "meeting", number(b, held), "title", "Approbation du PV", "topic", "compte-rendu-precedent", "outcome", "adopté", NULL);
	add(b, &e_agenda_item, "meeting", number(b, held), "title", "Questions diverses", "topic", "questions-diverses", NULL);
	for (int i = 0; i < 2; i++) {
		record *next = meeting_follow(b, get(b, &e_meeting, held));
		record_set(next, "date", value_text(next, i ? "2026-09-01" : "2026-06-01"));
		OK(meeting_follow_keep(b->j, next, &items, &b->err));
		assert_int_equal(items, 2);
		put(b, &e_meeting, next->id, "status", "reportée");
		held = next->id;
	}
}

/* Put off, then adopted: it was on two agendas and is over. Any other business comes anew, not as a point never dealt with. */
static void what_is_over_is_not_usual(void **state)
{
	bench *b = *state;
	origin o;
	cpts(b);
	int items;
	record **list;
	size_t count;
	int64_t first = meeting(b, "2026-01-22", "CA", "tenue"), off = meeting(b, "2026-04-16", "CA", "reportée"), last = meeting(b, "2026-04-30", "CA", "tenue");
	int64_t wanted = point(b, first, "Comité des usagers", "reporté", ""), other = add(b, &e_agenda_item, "meeting", number(b, off), "title", "Divers", "topic",
											   "questions-diverses", NULL);
	add(b, &e_agenda_item, "meeting", number(b, last), "title", "Comité des usagers", "outcome", "adopté", "carried_from", number(b, wanted), NULL);
	add(b, &e_agenda_item, "meeting", number(b, last), "title", "Divers", "topic", "questions-diverses", "carried_from", number(b, other), NULL);
	record *next = meeting_follow(b, get(b, &e_meeting, last));
	record_set(next, "date", value_text(next, "2026-09-17"));
	OK(meeting_follow_keep(b->j, next, &items, &b->err));
	query *q = query_new(b, &e_agenda_item);
	query_where(q, "meeting", OP_IS, value_int(next->id));
	OK(journal_window(b->j, b, q, NULL, false, 0, &list, &count, &b->err));
	assert_int_equal(count, 1);
	assert_string_equal(record_text(list[0], "title"), "Divers");
	OK(carry_origin(b->j, b, list[0], &o, &b->err));
	assert_int_equal(o.times, 1);
}

/* A mandate that is over gives way to the one that runs on the day of the meeting in the same body; without one, it stays. */
static void a_mandate_that_is_over_gives_way(void **state)
{
	static const struct { const char *date, *mandate; } days[] = {
		{"2026-06-30", "1"}, {"2026-07-01", "3"}, {"2026-10-13", "3"}, {"2029-01-10", "1"}, {"", "3"},
	};
	bench *b = *state;
	add(b, &e_cpts, "name", "Val", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "comité des usagers", "starts", "2023-07-01", "ends", "2026-06-30", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "CA", "starts", "2023-07-01", NULL);
	add(b, &e_mandate, "cpts", "1", "role", "titulaire", "body", "comité des usagers", "starts", "2026-07-01", "ends", "2028-12-31", NULL);
	int64_t held = add(b, &e_meeting, "date", "2026-05-12", "title", "Comité", "cpts", "1", "mandate", "1", NULL);
	for (size_t i = 0; i < LENGTH(days); i++) {
		record *next = meeting_follow(b, get(b, &e_meeting, held));
		record_set(next, "date", value_text(next, days[i].date));
		OK(meeting_take_mandate(b->j, next, &b->err));
		assert_string_equal(number(b, record_int(next, "mandate")), days[i].mandate);
	}
}

/* The day that a title says was that of the meeting it was typed for; the minutes to approve are those of the last one. */
static void a_day_in_a_title_does_not_come_with_it(void **state)
{
	static const struct { const char *title, *next; } titles[] = {
		{"Conseil of November", "Conseil"},           {"CA du 12/11/2026", "CA"},             {"Conseil (12 November 2026)", "Conseil"},
		{"Conseil, Thursday 12 November", "Conseil"}, {"CA 12/11", "CA"},                     {"Conseil of November, élargi", "Conseil, élargi"},
		{"Bureau - séance of November", "Bureau - séance"}, {"Bilan of June", "Bilan of June"}, {"November", "November"},
		{"Novemberfest", "Novemberfest"},             {"Budget 2026", "Budget 2026"},         {"Permanence 24/7", "Permanence 24/7"},
		{"Bureau (élargi, November)", "Bureau (élargi)"},
	};
	bench *b = *state;
	int items;
	record **list;
	size_t count;
	cpts(b);
	for (size_t i = 0; i < LENGTH(titles); i++) {
		int64_t id = add(b, &e_meeting, "title", titles[i].title, "date", "2026-11-12", "cpts", "1", "kind", i ? "autre" : "CA", NULL);
		assert_string_equal(record_text(meeting_follow(b, get(b, &e_meeting, id)), "title"), titles[i].next);
	}
	add(b, &e_agenda_item, "meeting", "1", "title", "Approbation du PV du 4/09/2026", "topic", "compte-rendu-precedent", NULL);
	record *next = meeting_follow(b, get(b, &e_meeting, 1));
	record_set(next, "date", value_text(next, "2027-01-14"));
	OK(meeting_follow_keep(b->j, next, &items, &b->err));
	query *q = query_new(b, &e_agenda_item);
	query_where(q, "meeting", OP_IS, value_int(next->id));
	OK(journal_window(b->j, b, q, NULL, false, 0, &list, &count, &b->err));
	assert_int_equal(count, 1);
	assert_string_equal(record_text(list[0], "title"), "Approbation du PV of the 12 November 2026");
}

/* The meeting that is refused leaves nothing behind. */
static void a_next_without_date_is_refused(void **state)
{
	bench *b = *state;
	cpts(b);
	int items;
	int64_t last = meeting(b, "2026-09-01", "CA", "tenue");
	record *next = meeting_follow(b, get(b, &e_meeting, last));
	assert_int_equal(meeting_follow_keep(b->j, next, &items, &b->err), ERR_INPUT);
	assert_string_equal(b->err.place, "meeting.date");
	assert_int_equal(next->id, 0);
	query *q = query_new(b, &e_meeting);
	assert_int_equal(journal_count(b->j, q, 10), 1);
}

static void days_of_notice(void **state)
{
	static const struct { const char *date, *convened, *documents, *status; } list[] = {
		{"2026-03-10", "2026-02-24", "2026-03-09", "tenue"},
		{"2026-06-10", "2026-05-31", "2026-06-04", ""},
		{"2026-09-10", "2026-08-11", "", ""},
		{"2026-10-10", "2026-10-09", "2026-10-09", "annulée"},
		{"2025-10-10", "2025-10-09", "2025-10-09", ""},
	};
	bench *b = *state;
	notices *n;
	size_t count;
	cpts(b);
	for (size_t i = 0; i < LENGTH(list); i++)
		add(b, &e_meeting, "title", "Réunion", "date", list[i].date, "cpts", "1", "convened_on", list[i].convened, "documents_on", list[i].documents, "status",
		    list[i].status, NULL);
	add(b, &e_meeting, "title", "Réunion", "date", "2026-10-10", "cpts", "2", NULL);
	OK(meetings_notice(b->j, b, "2026-01-01", "2026-12-31", 0, &n, &count, &b->err));
	assert_int_equal(count, 2);
	assert_int_equal(n[0].meetings, 3);
	assert_int_equal(n[0].convened.count, 3);
	assert_int_equal(n[0].convened.least, 10);
	assert_int_equal(n[0].convened.middle, 14);
	assert_int_equal(n[0].documents.count, 2);
	assert_int_equal(n[0].documents.least, 1);
	assert_int_equal(n[1].convened.count, 0);
}

int main(void)
{
	static const struct CMUnitTest with_journal[] = {
		test_bench(copied_once_and_undone_at_once), test_bench(two_bodies_of_one_cpts), test_bench(across_cancelled_and_postponed_meetings),
		test_bench(a_meeting_without_past_has_nothing), test_bench(a_mandate_that_ends), test_bench(promised_three_times_and_never_seen),
		test_bench(dealt_with_once_is_not_never), test_bench(questions_without_answer), test_bench(decisions_of_the_last_and_those_to_follow),
		test_bench(actions_mine_first), test_bench(an_action_of_a_point_is_of_its_meeting), test_bench(next_and_after), test_bench(the_next_from_the_last), test_bench(a_next_without_date_is_refused),
		test_bench(days_of_notice), test_bench(the_second_from_the_first), test_bench(a_mandate_that_is_over_gives_way), test_bench(a_day_in_a_title_does_not_come_with_it), test_bench(a_point_typed_again_is_the_old_one), test_bench(typed_again_at_a_meeting_that_is_off),
		test_bench(taken_up_until_dealt_with),
		test_bench(the_next_after_one_put_off),
		test_bench(what_is_over_is_not_usual),
		test_bench(a_successor_and_a_namesake),
	};
	struct CMUnitTest tests[LENGTH(states) + LENGTH(with_journal)];

	i18n_start("en");
	memcpy(tests, with_journal, sizeof with_journal);
	for (size_t i = 0; i < LENGTH(states); i++)
		tests[LENGTH(with_journal) + i] = (struct CMUnitTest){states[i].name, unfinished, NULL, NULL, (void *)(uintptr_t)&states[i]};
	return cmocka_run_group_tests_name("carry", tests, NULL, NULL);
}
