// SPDX-License-Identifier: EUPL-1.2
/* A meeting as one prepares it: a few facts, the agenda, the questions, what the earlier meetings left. Beside it, what goes with one item. */
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/library/topics.h>
#include <carnet/rules/carry.h>
#include <carnet/rules/meetings.h>
#include "columns.h"
#include "detail.h"

enum { NUMBER_COLS = 3, STATE_COLS = 11, SHOWN = 4, FIRST = 3, LOOKED_AT = 20, DAY_COLS = 13 };

static const char *const told[] = {"title", "date", "start", "end", "place", "mandate", "cpts", "chair", "convened_on", "documents_on", "preparation",
				   /* and for the program alone */ "invite_uid", "invite_sequence"};

bool meeting_tells(const field *f)
{
	for (size_t i = 0; i < LENGTH(told); i++)
		if (strcmp(told[i], f->name) == 0)
			return true;
	return false;
}

static const field *meeting_field(const char *name)
{
	return entity_field(&e_meeting, name);
}

static void fact(struct detail *d, const char *name, const char *text)
{
	if (*text)
		detail_say(d, "", 0, text, (struct detail_line){.kind = DETAIL_ROW, .f = meeting_field(name)});
}

/* --- Facts ---------------------------------------------------------------------------------------------------------- */

/* "jeu. 3 déc. 2026, de 18:30 à 20:30, dans 12 jours" */
static const char *when(struct detail *d)
{
	const record *r = d->r;
	const char *start = record_text(r, "start"), *end = record_text(r, "end");
	strbuf *b = sb_new(d->built);
	int day;
	field_print(b, meeting_field("date"), record_get(r, "date"));
	if (*start)
		sb_addf(b, *end ? _(", from %s to %s") : _(", at %s"), start, end);
	if (date_from_iso(&day, record_text(r, "date")) == 0) {
		sb_add(b, ", ");
		date_relative(b, day);
	}
	if (meeting_off(r))
		sb_addf(b, " (%s)", choice_shown(meeting_field("status"), record_text(r, "status")));
	return b->s;
}

/* "convoqué 22 jours avant ; documents pas encore reçus" */
static const char *notice_words(struct detail *d)
{
	int convened = meeting_notice(d->r, "convened_on"), documents = meeting_notice(d->r, "documents_on");
	strbuf *b = sb_new(d->built);
	if (convened == NOTICE_NONE)
		sb_add(b, _("Invitation: date not noted"));
	else
		sb_addf(b, ngettext("Invitation %d day before", "Invitation %d days before", (unsigned long)convened), convened);
	if (documents == NOTICE_NONE)
		sb_add(b, _("; documents: date not noted"));
	else
		sb_addf(b, ngettext("; documents %d day before", "; documents %d days before", (unsigned long)documents), documents);
	return b->s;
}

static void add_facts(struct detail *d)
{
	const char *place = record_text(d->r, "place"), *chair = record_text(d->r, "chair");
	int64_t mandate = record_int(d->r, "mandate"), cpts = record_int(d->r, "cpts");
	const entity *seat = mandate ? &e_mandate : &e_cpts;
	AUTO_CTX(tmp);
	if (meeting_unclosed(d->r))
		detail_say(d, "", 0, _("To be closed: c to note what was said, z to close it"),
			   (struct detail_line){.kind = DETAIL_OFFER, .f = meeting_field("attendance"), .does = ACT_MINUTES, .late = true});
	fact(d, "date", when(d));
	fact(d, "place", *place ? place : record_int(d->r, "remote") ? _("remote") : _("place not noted"));
	detail_say(d, "", 0, journal_title(d->desk->j, tmp, seat, mandate ? mandate : cpts),
		   (struct detail_line){.kind = DETAIL_ROW, .e = seat, .id = mandate ? mandate : cpts, .number = ++d->doors});
	if (*chair)
		fact(d, "chair", mem_printf(d->built, _("Chaired by %s"), chair));
	fact(d, meeting_notice(d->r, "convened_on") == NOTICE_NONE ? "convened_on" : "documents_on", notice_words(d));
}

/* --- Agenda --------------------------------------------------------------------------------------------------------- */

static int rows_of(struct detail *d, const entity *e, int64_t point, record ***list, size_t *n, struct err *err)
{
	query *q = detail_query(d, e, "meeting", value_int(d->e == &e_agenda_item ? record_int(d->r, "meeting") : d->id));
	q->brief = false;
	if (point)
		query_where(q, "agenda_item", OP_IS, value_int(point));
	query_sort(q, "position", NULL);
	return journal_window(d->desk->j, d->built, q, NULL, false, 0, list, n, err);
}

/* What became of it, and how often it came back: "adopté", "reporté 2 fois, jamais vu". */
static const char *point_state(struct detail *d, const record *point)
{
	AUTO_ERR ignored = {0};
	const char *outcome = record_text(point, "outcome"), *involvement = record_text(point, "involvement");
	const char *sign = *outcome ? choice_shown(entity_field(point->e, "outcome"), outcome) : "";
	strbuf *b = sb_new(d->built);
	origin o;
	sb_add(b, sign);
	if (*involvement)
		sb_addf(b, "%s%s", b->len ? ", " : "", choice_shown(entity_field(point->e, "involvement"), involvement));
	/* An origin that is gone takes nothing from the item. */
	if (carry_origin(d->desk->j, d->built, point, &o, &ignored) == 0 && o.times > 1) {
		sb_add(b, b->len ? _("; ") : "");
		sb_addf(b, ngettext("carried over %d time", "carried over %d times", (unsigned long)(o.times - 1)), o.times - 1);
		sb_add(b, o.times >= CARRY_NOTED && !o.seen && !*outcome ? _(", never dealt with") : "");
	}
	return b->s;
}

static void add_point(struct detail *d, const record *point, size_t number)
{
	AUTO_CTX(tmp);
	const char *state = point_state(d, point), *title = record_text(point, "title");
	detail_say(d, mem_printf(tmp, "%zu", number), NUMBER_COLS, *state ? mem_printf(tmp, "%s (%s)", title, state) : title,
		   (struct detail_line){.kind = DETAIL_ROW, .e = &e_agenda_item, .id = point->id, .part = true});
}

/* «3 points peuvent revenir de la séance du 12 sept.»: taken up by Enter. */
static void add_open_points(struct detail *d)
{
	AUTO_ERR e = {0};
	record **open, *from;
	size_t n;
	if (carry_points(d->desk->j, d->built, d->r, &open, &n, &e)) {
		detail_failed(d, &e);
		return;
	}
	if (!n || journal_get(d->desk->j, d->built, &from, &e_meeting, record_int(open[n - 1], "meeting"), &e))
		return;
	const char *text = mem_printf(d->built, ngettext("%zu item can come back from the meeting of %s. Enter takes it up.",
							 "%zu items can come back from the meeting of %s. Enter takes them up.", n),
				      n, date_text_iso(d->built, record_text(from, "date"), DATE_SHORT));
	detail_say(d, MARK_DOOR, 2, text, (struct detail_line){.kind = DETAIL_OFFER, .does = ACT_TAKE_UP});
}

static bool to_come(const struct detail *d)
{
	char iso[11];
	date_to_iso(iso, clock_today());
	return strcmp(record_text(d->r, "date"), iso) >= 0 && !meeting_off(d->r);
}

static void add_agenda(struct detail *d)
{
	AUTO_ERR e = {0};
	record **list;
	size_t n;
	bool editing = d->edit && d->edit_of == &e_agenda_item;
	if (rows_of(d, &e_agenda_item, 0, &list, &n, &e)) {
		detail_failed(d, &e);
		return;
	}
	detail_add_heading(d, _("Agenda"), (int64_t)n, NULL);
	for (size_t i = 0; i < n; i++)
		add_point(d, list[i], i + 1);
	if (editing)
		detail_add(d, (struct detail_line){.kind = DETAIL_EDIT});
	else if (!n)
		detail_say(d, "", 0, _("No item yet. “a” adds the first one; a whole agenda can be pasted there."), (struct detail_line){.kind = DETAIL_EMPTY});
	if (d->own && to_come(d))
		add_open_points(d);
	for (size_t i = 0; i < n; i++)
		if (list[i]->id == d->point)
			return;
	d->point = n ? list[0]->id : 0;
}

/* --- Questions ------------------------------------------------------------------------------------------------------ */

/* number: its place among those of the meeting, 0 to show none. */
static void add_question(struct detail *d, const record *q, size_t number)
{
	AUTO_CTX(tmp);
	const char *answer = record_text(q, "answer"), *text = record_text(q, "text");
	const char *status = choice_shown(entity_field(&e_question, "status"), record_text(q, "status"));
	int cols = STATE_COLS + (number ? NUMBER_COLS : 0);
	struct detail_line row = {.kind = DETAIL_ROW, .e = &e_question, .id = q->id, .part = true};
	detail_say(d, number ? mem_printf(tmp, "%-*zu%s", NUMBER_COLS, number, status) : status, cols, text, row);
	row.kind = DETAIL_MORE;
	if (*answer)
		detail_say(d, "", cols, mem_printf(tmp, _("Answer: %s"), answer), row);
}

/* In the order in which they are to be asked: the first three are those of the first page and of «15 minutes before». */
static void add_questions(struct detail *d)
{
	AUTO_ERR e = {0};
	record **list;
	size_t n;
	bool editing = d->edit && d->edit_of == &e_question;
	if (rows_of(d, &e_question, 0, &list, &n, &e))
		detail_failed(d, &e);
	else if (n || editing)
		detail_add_heading(d, n > FIRST ? _("Questions; the first three are the ones to obtain") : _("Questions"), (int64_t)n, NULL);
	for (size_t i = 0; !e.code && i < n; i++)
		add_question(d, list[i], i + 1);
	if (editing)
		detail_add(d, (struct detail_line){.kind = DETAIL_EDIT});
}

/* --- Since the last time -------------------------------------------------------------------------------------------- */

struct past {
	const char *label;        /* msgid; NULL: the day of each */
	int (*read)(journal *j, const void *parent, const record *meeting, record ***out, size_t *count, struct err *e);
	const char *text, *more;  /* fields */
};

static const char *past_text(struct detail *d, const struct past *p, const record *r)
{
	const char *text = record_text(r, p->text), *more = p->more ? record_text(r, p->more) : "";
	const char *first = strchr(text, '\n') ? mem_dupn(d->built, text, strcspn(text, "\n")) : text;
	if (r->e == &e_agenda_item)
		return mem_printf(d->built, _("%s: %s"), record_text(r, "title"), first);
	return *more ? mem_printf(d->built, _("%s (%s)"), first, more) : first;
}

static const char *past_label(struct detail *d, const struct past *p, const record *r)
{
	const char *due = p->label ? "" : record_text(r, "due");
	if (p->label)
		return _(p->label);
	return !*due ? _("to do") : record_late(r) ? _("late") : date_text_iso(d->built, due, DATE_SHORT);
}

static void add_past(struct detail *d, const struct past *p)
{
	AUTO_ERR e = {0};
	record **list;
	size_t n;
	if (p->read(d->desk->j, d->built, d->r, &list, &n, &e)) {
		detail_failed(d, &e);
		return;
	}
	for (size_t i = 0; i < n && i < SHOWN; i++)
		detail_say(d, past_label(d, p, list[i]), DAY_COLS - (record_late(list[i]) ? 2 : 0), past_text(d, p, list[i]),
			   (struct detail_line){.kind = DETAIL_ROW, .e = list[i]->e, .id = list[i]->id, .late = record_late(list[i])});
	if (n > SHOWN)
		detail_say(d, "", DAY_COLS, mem_printf(d->built, ngettext("and %zu more", "and %zu more", n - SHOWN), n - SHOWN),
			   (struct detail_line){.kind = DETAIL_MORE});
}

static void add_since(struct detail *d)
{
	static const struct past pasts[] = {
		{N_("decided"), carry_decisions, "decision", NULL},
		{NULL, carry_actions, "title", "owner"},
		{N_("unanswered"), carry_questions, "text", NULL},
	};
	AUTO_ERR e = {0};
	record **before;
	size_t n, last = 0, from = d->count;
	if (meetings_before(d->desk->j, d->built, d->r, LOOKED_AT, &before, &n, &e)) {
		detail_failed(d, &e);
		return;
	}
	while (last < n && meeting_off(before[last]))
		last++;
	if (last == n)
		return;
	const char *day = date_text_iso(d->built, record_text(before[last], "date"), DATE_SHORT);
	detail_add_heading(d, mem_printf(d->built, _("Since the last time, %s"), day), 0, NULL);
	for (size_t i = 0; i < LENGTH(pasts); i++)
		add_past(d, &pasts[i]);
	if (d->count == from + 2)
		detail_add(d, (struct detail_line){.kind = DETAIL_EMPTY, .text = _("Nothing that waits.")});
}

void meeting_build(struct detail *d)
{
	add_facts(d);
	add_agenda(d);
	add_questions(d);
	if (d->own)
		add_since(d);
	detail_add(d, (struct detail_line){.kind = DETAIL_BLANK});
	detail_add_field(d, meeting_field("preparation"), false);
	detail_add_field(d, meeting_field("preparation"), true);
}

/* --- What goes with one item ---------------------------------------------------------------------------------------- */

/* The topic noted, or the one the title is about; NULL when the guide has none. */
static topic *topic_of(struct detail *d, const record *point)
{
	AUTO_ERR ignored = {0};
	const char *id = record_text(point, "topic");
	topic *t = NULL, *near;
	size_t n;
	if (!d->desk->l || (*id && library_topic(d->desk->l, d->built, id, &t, &ignored) == 0))
		return t;
	if (library_topics_for(d->desk->l, d->built, record_text(point, "title"), 1, &near, &n, &ignored) || !n)
		return NULL;
	return library_topic(d->desk->l, d->built, near[0].id, &t, &ignored) ? NULL : t;
}

static bool kept(record *const *list, size_t n, const char *bank)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(record_text(list[i], "bank_id"), bank) == 0)
			return true;
	return false;
}

static void add_offers(struct detail *d, const topic *t, record *const *own, size_t n)
{
	for (size_t i = 0; t && i < t->nquestions; i++)
		if (!kept(own, n, t->questions[i].id))
			detail_say(d, _("from guide"), STATE_COLS, t->questions[i].ask,
				   (struct detail_line){.kind = DETAIL_OFFER, .bank = t->questions[i].id});
}

static void add_page(struct detail *d, const char *id)
{
	AUTO_ERR gone = {0};
	page *p;
	if (*id && library_page(d->desk->l, d->built, id, &p, &gone) == 0)
		detail_say(d, MARK_DOOR, 2, p->title, (struct detail_line){.kind = DETAIL_ROW, .target = mem_printf(d->built, "page:%s", id)});
}

static void add_pages(struct detail *d, const topic *t)
{
	detail_add_heading(d, _("In the guide"), 0, NULL);
	add_page(d, t->page);
	for (size_t i = 0; i < t->npages; i++)
		if (strcmp(t->pages[i], t->page) != 0)
			add_page(d, t->pages[i]);
}

/* What was noted of it in the meeting. */
static void add_noted(struct detail *d, const record *point)
{
	const char *decision = record_text(point, "decision");
	if (*decision)
		detail_say(d, _("decided"), STATE_COLS, decision, (struct detail_line){.kind = DETAIL_ROW, .e = point->e, .id = point->id});
}

void point_build(struct detail *d)
{
	AUTO_ERR e = {0};
	record *point, **own;
	size_t n;
	if (!d->point)
		return;
	if (journal_get(d->desk->j, d->built, &point, &e_agenda_item, d->point, &e) || rows_of(d, &e_question, d->point, &own, &n, &e)) {
		detail_failed(d, &e);
		return;
	}
	topic *t = topic_of(d, point);
	if (!d->aside)
		detail_add(d, (struct detail_line){.kind = DETAIL_BLANK});
	const char *heading = t ? mem_printf(d->built, _("Questions: %s"), t->title) : _("Questions");
	detail_say(d, "", 0, heading, (struct detail_line){.kind = DETAIL_HEADING});
	if (!t)
		detail_say(d, "", 0, _("No topic of the guide fits. “h” chooses one."), (struct detail_line){.kind = DETAIL_EMPTY});
	if (d->aside)
		add_noted(d, point);
	for (size_t i = 0; i < n; i++)
		add_question(d, own[i], 0);
	if (d->edit && d->edit_of == &e_question)
		detail_add(d, (struct detail_line){.kind = DETAIL_EDIT});
	add_offers(d, t, own, n);
	if (t)
		add_pages(d, t);
}
