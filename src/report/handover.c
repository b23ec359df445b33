// SPDX-License-Identifier: EUPL-1.2
/* The file for the person who takes over a mandate: no private note, no expense. */
#include <carnet/rules/carry.h>
#include <carnet/rules/mandates.h>
#include <carnet/rules/meetings.h>
#include <carnet/rules/participation.h>
#include <string.h>
#include "writer.h"

enum { POSITIONS = 12, HISTORY = 6, MEETINGS = 6, OBTAINED = 12, WORDS = 30 };

struct handover {
	struct writer w;
	record *mandate, *cpts;
	rows meetings; /* of the mandate, newest first */
	rows *points;  /* of each of those meetings */
};

static void seat(struct handover *h)
{
	struct writer *w = &h->w;
	mandate_life life = mandate_life_on(h->mandate, w->today);

	w_fact(w, _("Body"), w_body(w, h->mandate));
	w_fact(w, _("I sit as"), w_seat(w, h->mandate));
	w_fact(w, _("Participation level"), w_choice(h->mandate, "level"));
	w_fact(w, _("Since"), w_day(w, record_text(h->mandate, "starts"), DATE_FULL));
	w_fact(w, _("Until"), w_printf(w, life.ends ? "%s. %s" : "%s%s", w_day(w, record_text(h->mandate, "ends"), DATE_FULL), mandate_words(w->tmp, &life)));
	if (life.stage == MANDATE_NEARS || life.stage == MANDATE_CLOSES) {
		node *p = doc_add(w->d, NULL, N_PARAGRAPH);
		doc_link(w->d, p, _("What to do before the end, step by step"), "page:" PAGE_END_OF_MANDATE);
	}
	w_fact(w, _("Appointed by"), record_text(h->mandate, "appointed_by"));
	w_fact(w, _("Agreement"), record_text(h->mandate, "agreement_ref"));
	w_fact(w, _("Fellow representative"), record_text(h->mandate, "fellow_name"));
}

static void territory(struct handover *h)
{
	struct writer *w = &h->w;
	strbuf *coordinator = sb_new(w->tmp);
	static const char *const ways[] = {"coordinator_name", "coordinator_email", "coordinator_phone"};

	for (size_t i = 0; i < LENGTH(ways); i++)
		if (*record_text(h->cpts, ways[i]))
			sb_addf(coordinator, "%s%s", coordinator->len ? ", " : "", record_text(h->cpts, ways[i]));
	static const char *const facts[] = {"territory", "population", "stage", "website"};
	bool any = coordinator->len > 0;
	for (size_t i = 0; i < LENGTH(facts); i++)
		any = any || record_get(h->cpts, facts[i])->kind != V_NULL;
	if (!any)
		return;
	w_heading(w, 2, _("The CPTS"));
	w_fact(w, _("Territory"), record_text(h->cpts, "territory"));
	w_fact(w, _("Inhabitants"), w_number(w, record_int(h->cpts, "population")));
	w_fact(w, _("Stage"), w_choice(h->cpts, "stage"));
	w_fact(w, _("Coordinator"), coordinator->s);
	w_fact(w, _("Website"), record_text(h->cpts, "website"));
}

static void calendar(struct handover *h)
{
	struct writer *w = &h->w;

	if (!h->meetings.count)
		return;
	w_heading(w, 2, _("Meetings"));
	node *list = w_list(w);
	for (size_t i = 0; i < h->meetings.count && i < MEETINGS; i++) {
		const record *m = h->meetings.list[i];
		bool placed = *record_text(m, "place") || record_int(m, "remote");
		const char *day = w_day(w, record_text(m, "date"), DATE_LONG);
		if (meeting_off(m))
			day = w_printf(w, "%s (%s)", day, w_choice(m, "status"));
		w_item(w, list, placed ? _("%s: %s, %s") : _("%s: %s%s"), day, record_text(m, "title"), placed ? w_place(w, m) : "");
	}
}

/* What the points of the mandate say in one field, those of one outcome only when it is named. */
struct told {
	const char *heading, *name, *outcome;
	size_t most, count;
	node *list;
};

static void tell_point(struct handover *h, struct told *t, const record *meeting, const record *p)
{
	struct writer *w = &h->w;

	if (!*record_text(p, t->name) || (t->outcome && strcmp(record_text(p, "outcome"), t->outcome) != 0))
		return;
	if (!t->list) {
		w_heading(w, 2, t->heading);
		t->list = w_list(w);
	}
	node *item = doc_add(w->d, t->list, N_ITEM);
	doc_strong(w->d, item, record_text(p, "title"));
	doc_text(w->d, item, w_flat(w, w_printf(w, _(" (%s): %s"), w_day(w, record_text(meeting, "date"), DATE_SHORT), record_text(p, t->name))));
	t->count++;
}

/* One item each, newest meeting first. */
static void tell_points(struct handover *h, struct told t)
{
	for (size_t i = 0; i < h->meetings.count; i++)
		for (size_t k = 0; k < h->points[i].count && t.count < t.most; k++)
			tell_point(h, &t, h->meetings.list[i], h->points[i].list[k]);
}

static int open_points(struct handover *h, const record *next)
{
	struct writer *w = &h->w;
	rows open;
	int code = carry_points(w->j, w->tmp, next, &open.list, &open.count, w->e);

	w_heading(w, 2, _("Open points"));
	node *list = w_list(w);
	for (size_t i = 0; i < open.count && !code; i++) {
		origin o;
		code = carry_origin(w->j, w->tmp, open.list[i], &o, w->e);
		if (code)
			break;
		const char *words = carry_words(w->tmp, &o);
		const char *since = *words ? words : w_printf(w, _("since %s"), w_day(w, record_text(o.first_meeting, "date"), DATE_SHORT));
		w_item(w, list, _("%s (%s)"), record_text(open.list[i], "title"), since);
	}
	if (!open.count)
		w_item(w, list, "%s", _("None."));
	return code;
}

/* A meeting of the body after all of the others: what would come to it is what is open. */
static record *after_all(struct handover *h)
{
	record *next = record_new(h->w.tmp, &e_meeting);

	record_set(next, "mandate", value_int(h->mandate->id));
	record_set(next, "cpts", *record_get(h->mandate, "cpts"));
	record_set(next, "date", value_text(next, "2199-12-31"));
	return next;
}

static int levels(struct handover *h)
{
	struct writer *w = &h->w;
	rows list;
	int code = assessment_list(w->j, w->tmp, h->cpts->id, GRID_PARTICIPATION, NULL, HISTORY, &list.list, &list.count, w->e);

	if (code || !list.count)
		return code;
	w_heading(w, 2, _("Levels of participation over time"));
	const choice *c = entity_field(&e_mandate, "level")->opt.choices;
	const field *f = entity_field(&e_mandate, "level");
	node *table = doc_table(w->d, (const char *const[]){_("Date"), w_capital(w, choice_shown(f, c[0].word)), w_capital(w, choice_shown(f, c[1].word)),
							    w_capital(w, choice_shown(f, c[2].word)), NULL});
	for (size_t i = 0; i < list.count && !code; i++) {
		assessed *a;
		const char *cells[5] = {w_day(w, record_text(list.list[i], "date"), DATE_DIGITS)};
		code = assessment_of(w->j, w->l, w->tmp, GRID_PARTICIPATION, list.list[i], &a, w->e);
		for (size_t k = 0; k < 3 && !code; k++) {
			participation p = assessed_level(a, c[k].word);
			cells[k + 1] = w_standing(w, &p);
		}
		if (!code)
			doc_row(w->d, table, cells);
	}
	return code;
}

static int glossary(struct handover *h)
{
	struct writer *w = &h->w;
	strbuf *text = sb_new(w->tmp);

	words_of(text, record_text(h->cpts, "name"));
	words_of(text, record_text(h->cpts, "stage"));
	for (size_t i = 0; i < h->meetings.count; i++) {
		words_of(text, record_text(h->meetings.list[i], "minutes"));
		for (size_t k = 0; k < h->points[i].count; k++) {
			words_of(text, record_text(h->points[i].list[k], "title"));
			words_of(text, record_text(h->points[i].list[k], "decision"));
		}
	}
	return words_write(w, _("Words used in this CPTS"), text->s, WORDS);
}

static int read_all(struct handover *h)
{
	struct writer *w = &h->w;
	int code = w_get(w, &e_cpts, record_int(h->mandate, "cpts"), &h->cpts);

	if (!code)
		code = w_parts(w, &e_meeting, "mandate", h->mandate->id, 0, &h->meetings);
	h->points = NEW_ARRAY(w->tmp, rows, h->meetings.count + 1);
	for (size_t i = 0; i < h->meetings.count && !code; i++)
		code = w_parts(w, &e_agenda_item, "meeting", h->meetings.list[i]->id, 0, &h->points[i]);
	return code;
}

static int write_all(struct handover *h)
{
	record *next = after_all(h);

	seat(h);
	territory(h);
	int code = w_people(&h->w, h->cpts->id);
	if (code)
		return code;
	calendar(h);
	tell_points(h, (struct told){.heading = _("What was obtained"), .name = "decision", .outcome = "adopté", .most = OBTAINED});
	tell_points(h, (struct told){.heading = _("Positions held"), .name = "voice", .most = POSITIONS});
	code = open_points(h, next);
	if (!code)
		code = w_open_actions(&h->w, next);
	if (!code)
		code = levels(h);
	return code ? code : glossary(h);
}

int report_handover(const report_from *from, const void *parent, int64_t mandate, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	struct handover h = {.w = writer_on(from, tmp, e)};
	int code = w_get(&h.w, &e_mandate, mandate, &h.mandate);

	if (!code)
		code = read_all(&h);
	if (code)
		return code;
	w_open(&h.w, parent, w_printf(&h.w, _("Handing over: %s"), w_body(&h.w, h.mandate)));
	w_para(&h.w, _("Written on %s from the notebook. Neither private notes nor expenses are in it."), w_today(&h.w, DATE_FULL));
	code = write_all(&h);
	*out = h.w.d;
	return code;
}
