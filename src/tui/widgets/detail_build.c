// SPDX-License-Identifier: EUPL-1.2
/* The lines of a record's detail, for the width it is drawn in. */
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/desk/money.h>
#include <carnet/desk/titles.h>
#include <carnet/rules/action.h>
#include <carnet/rules/mandates.h>
#include "columns.h"
#include "detail.h"
#include "names.h"

enum { MARK_COLS = 2, DOOR_COLS = 5, FIRST_ROWS = 3, PART_ROWS = 100, COUNTED = 1000 };

struct detail_line *detail_add(struct detail *d, struct detail_line l)
{
	d->lines = GROW(d->built, d->lines, d->count + 1);
	d->lines[d->count] = l;
	return &d->lines[d->count++];
}

void detail_failed(struct detail *d, const struct err *e)
{
	detail_add(d, (struct detail_line){.kind = DETAIL_EMPTY, .text = mem_dup(d->built, e->what)});
}

void detail_say(struct detail *d, const char *label, int label_cols, const char *text, struct detail_line to)
{
	int hang = (to.late ? 2 : 0) + (!to.number || !d->own ? 0 : to.number > 9 ? DOOR_COLS : DOOR_COLS - 1);
	int cols = d->rect.cols - MARK_COLS - label_cols - hang;
	size_t len = strlen(text), at = 0;
	to.alone = true;
	do {
		strbuf *b = sb_new(d->built);
		text_line l = text_wrap(text + at, len - at, 0, cols > 8 ? cols : 8);
		text_pad(b, at ? "" : label, label_cols + (at ? hang : 0));
		sb_addn(b, text + at, l.end);
		to.text = b->s;
		detail_add(d, to);
		to.kind = DETAIL_MORE;
		to.late = false;
		to.number = 0;
		at += l.next;
	} while (at < len);
}

/* --- Fields ------------------------------------------------------------------------------------------------------- */

static const char *field_label(const struct detail *d, const field *f)
{
	return f->flags & F_PRIVATE ? mem_printf(d->built, _("%s, private"), _(f->label)) : _(f->label);
}

static int label_width(const struct detail *d)
{
	int widest = 8, most = label_most(d->rect.cols);
	for (size_t i = 0; i < d->e->nfields; i++) {
		int w = d->r->v[i].kind == V_NULL ? 0 : text_width(field_label(d, &d->e->fields[i]));
		widest = w > widest ? w : widest;
	}
	/* What a mandate says besides its fields. */
	const char *const more[] = {_("Coming up"), _("Substitute")};
	for (size_t i = 0; d->e == &e_mandate && i < LENGTH(more); i++)
		widest = text_width(more[i]) > widest ? text_width(more[i]) : widest;
	return widest < most ? widest : most;
}

/* A value too long for its line goes on under it, without the label; one that is a single word, as an address, and whole on a line of its own stands
   there. 'to' says what every line of it leads to; its sign or number takes some room of them all. */
static void add_wrapped(struct detail *d, const char *label, const char *text, struct detail_line to)
{
	int cols = d->rect.cols - MARK_COLS - d->label_cols - 1 - (to.late ? 2 : to.number ? DOOR_COLS : 0);
	size_t len = strlen(text), at = 0;
	to.kind = DETAIL_FIELD;
	if (!strchr(text, ' ') && text_width(text) > cols && text_width(text) <= d->rect.cols - MARK_COLS && !to.late && !to.number) {
		to.label = label;
		to.text = "";
		detail_add(d, to);
		detail_add(d, (struct detail_line){.kind = DETAIL_MORE, .f = to.f, .text = mem_dup(d->built, text)});
		return;
	}
	do {
		text_line l = text_wrap(text + at, len - at, 0, cols > 8 ? cols : 8);
		to.label = at ? NULL : label;
		to.text = mem_dupn(d->built, text + at, l.end);
		detail_add(d, to);
		to.late = false;
		to.number = 0;
		at += l.next;
	} while (at < len);
}

static void add_reference(struct detail *d, const field *f, const value *v)
{
	AUTO_CTX(tmp);
	const entity *to = entity_named(f->opt.ref);
	add_wrapped(d, _(f->label), desk_title(d->desk, tmp, to, v->n), (struct detail_line){.f = f, .e = to, .id = v->n, .number = ++d->doors});
}

/* Several lines, or one too long: under their label, as rendered Markdown. */
static void add_prose(struct detail *d, const field *f, const value *v)
{
	int cols = d->rect.cols - MARK_COLS;
	doc *md = doc_new(d->built, "");
	doc_add_markdown(md, md->root, v->s, 1);
	layout *l = doc_layout(d->built, md, cols, false);
	detail_add(d, (struct detail_line){.kind = DETAIL_BLANK});
	detail_add(d, (struct detail_line){.kind = DETAIL_FIELD, .label = field_label(d, f), .f = f, .text = ""});
	for (size_t i = 0; i < l->count; i++) {
		struct detail_line md_line = {.kind = l->lines[i].count ? DETAIL_TEXT : DETAIL_BLANK, .f = f, .spans = &l->lines[i]};
		for (size_t k = 0; k < l->lines[i].count; k++) {
			if (l->lines[i].spans[k].link >= 0 && !md_line.target)
				md_line.target = l->links[l->lines[i].spans[k].link]->target;
		}
		detail_add(d, md_line);
	}
}

static bool is_long(const struct detail *d, const value *v)
{
	return strchr(v->s, '\n') || text_width(v->s) > d->rect.cols - MARK_COLS - d->label_cols - 1;
}

/* A date says how far it is, the deadline that it is past. */
static void add_value(struct detail *d, const field *f, const value *v)
{
	strbuf *b = sb_new(d->built);
	int day;
	const char *words = desk_words(d->desk, d->built, d->r, f);
	if (words)
		sb_add(b, words);
	else
		journal_print(d->desk->j, b, f, v);
	if (f->type == &t_date && v->kind == V_TEXT && date_from_iso(&day, v->s) == 0) {
		sb_add(b, ", ");
		date_relative(b, day);
	}
	bool late = f->type == &t_date && strcmp(f->name, "due") == 0 && record_late(d->r);
	add_wrapped(d, field_label(d, f), b->s, (struct detail_line){.f = f, .late = late});
}

static bool is_prose(const struct detail *d, const field *f, const value *v)
{
	return f->type == &t_prose && v->kind == V_TEXT && is_long(d, v);
}

void detail_add_field(struct detail *d, const field *f, bool prose)
{
	value v = journal_effective(d->desk->j, d->r, f);
	/* For programs: the calculation says both in words. */
	if (f == entity_field(&e_expense, "scale_used") || f == entity_field(&e_expense, "provisional"))
		return;
	if (v.kind == V_NULL || v.kind == V_BLOB || is_prose(d, f, &v) != prose)
		return;
	if (prose)
		add_prose(d, f, &v);
	else if (f->type == &t_reference)
		add_reference(d, f, &v);
	else
		add_value(d, f, &v);
}

/* Short values first; what takes lines comes after the parts. */
static void add_fields(struct detail *d, bool prose)
{
	for (int automatic = 0; automatic <= 1; automatic++) {
		for (size_t i = 0; i < d->e->nfields; i++) {
			const field *f = &d->e->fields[i];
			if (!(f->flags & F_AUTO) == !automatic && !(d->e == &e_meeting && meeting_tells(f)))
				detail_add_field(d, f, prose);
		}
	}
}

/* --- Rows: parts, and what refers to the record ------------------------------------------------------------------- */

void detail_add_heading(struct detail *d, const char *words, int64_t count, const query *q)
{
	detail_add(d, (struct detail_line){.kind = DETAIL_BLANK});
	const char *more = count >= COUNTED ? "+" : "";
	const char *text = count ? mem_printf(d->built, "%s (%lld%s)", words, (long long)count, more) : mem_dup(d->built, words);
	detail_add(d, (struct detail_line){.kind = DETAIL_HEADING, .text = text, .q = q, .number = q ? ++d->doors : 0});
}

static void add_rows(struct detail *d, const query *q, const field *without, size_t most, bool own)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record **list;
	size_t n;
	struct columns c;
	if (journal_window(d->desk->j, tmp, q, NULL, false, most, &list, &n, &e)) {
		detail_failed(d, &e);
		return;
	}
	bool late = false;
	for (size_t i = 0; i < n; i++)
		late |= record_late(list[i]);
	columns_fit(&c, q->e, without, list, n, d->rect.cols - MARK_COLS - DOOR_COLS - (late ? 2 : 0));
	for (size_t i = 0; i < n; i++) {
		strbuf *b = sb_new(d->built);
		sb_add(b, late && !record_late(list[i]) ? "  " : ""); /* under what stands behind a mark */
		columns_row(b, &c, d->desk, NULL, list[i]);
		detail_add(d, (struct detail_line){.kind = DETAIL_ROW, .text = b->s, .e = q->e, .id = list[i]->id, .number = ++d->doors, .part = own,
					     .late = record_late(list[i]), .over = q->e == &e_action && !action_open(list[i])});
	}
}

query *detail_query(struct detail *d, const entity *e, const char *field_name, value v)
{
	query *q = query_new(d->built, e);
	q->brief = true;
	query_where(q, field_name, OP_IS, v);
	return q;
}

/* Words for an empty list of parts, where the person is expected to write them. */
static const struct {
	const entity *e;
	const char *heading, *empty;
} expected[] = {
	{&e_agenda_item, N_("Agenda"), N_("No item yet. “a” adds the first one.")},
	{&e_question, N_("Questions to ask"), NULL},
};

static void add_part(struct detail *d, const entity *kind)
{
	const field *owner = entity_owner(kind);
	query *q = detail_query(d, kind, owner->name, value_int(d->id));
	int64_t n = journal_count(d->desk->j, q, COUNTED);
	const char *heading = names_many(kind), *empty = NULL;
	for (size_t i = 0; i < LENGTH(expected); i++) {
		if (expected[i].e == kind) {
			heading = _(expected[i].heading);
			empty = expected[i].empty;
		}
	}
	bool editing = d->edit && d->edit_of == kind;
	if (!n && !empty && !editing)
		return;
	detail_add_heading(d, heading, n, n > PART_ROWS ? q : NULL);
	add_rows(d, q, owner, PART_ROWS, true);
	if (editing)
		detail_add(d, (struct detail_line){.kind = DETAIL_EDIT});
	else if (!n)
		detail_add(d, (struct detail_line){.kind = DETAIL_EMPTY, .text = _(empty)});
}

static void add_attachments(struct detail *d)
{
	query *q = detail_query(d, &e_attachment, "owner", value_text(d->built, d->r->uid));
	int64_t n = journal_count(d->desk->j, q, COUNTED);
	if (!n)
		return;
	detail_add_heading(d, names_many(&e_attachment), n, NULL);
	add_rows(d, q, entity_field(&e_attachment, "owner"), PART_ROWS, true);
}

/* The first rows of what refers to the record: of actions, those that wait; those that are over when none waits. */
static void add_first_rows(struct detail *d, const referrer *of)
{
	static query *(*const parts[])(const void *parent) = {action_waiting, action_over};
	const query *q = of->q;
	for (size_t i = 0; of->e == &e_action && i < LENGTH(parts); i++) {
		query *some = parts[i](d->built);
		some->brief = true;
		query_where(some, of->f->name, OP_IS, value_int(d->id));
		q = some;
		if (journal_count(d->desk->j, q, 1))
			break;
	}
	add_rows(d, q, of->f, FIRST_ROWS, false);
}

static void add_referrers(struct detail *d)
{
	AUTO_ERR e = {0};
	referrer *list;
	size_t n;
	if (journal_referrers(d->desk->j, d->built, d->e, d->id, &list, &n, &e)) {
		detail_failed(d, &e);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		/* Parts, and the questions of an item, are told already. */
		if (list[i].f->flags & F_OWNER || (d->e == &e_agenda_item && list[i].e == &e_question))
			continue;
		list[i].q->brief = true;
		int64_t count = journal_count(d->desk->j, list[i].q, COUNTED);
		detail_add_heading(d, names_many(list[i].e), count, list[i].q);
		add_first_rows(d, &list[i]);
	}
}

size_t entity_parts(const entity *e, const entity **list, size_t room)
{
	size_t n = 0;
	for (const entity *const *one = entities; *one && n < room; one++) {
		const field *owner = entity_owner(*one);
		if (owner && entity_named(owner->opt.ref) == e)
			list[n++] = *one;
	}
	return n;
}

static void add_parts(struct detail *d)
{
	const entity *parts[8];
	size_t n = entity_parts(d->e, parts, LENGTH(parts));
	for (size_t i = 0; i < n; i++)
		add_part(d, parts[i]);
}

/* A mandate near its end says so first, with what to do about it. */
static void add_end(struct detail *d)
{
	mandate_life life = mandate_life_on(d->r, clock_today());
	if (life.stage != MANDATE_NEARS && life.stage != MANDATE_CLOSES)
		return;
	add_wrapped(d, _("Coming up"), mandate_words(d->built, &life), (struct detail_line){.late = life.stage == MANDATE_CLOSES});
	add_wrapped(d, "", _("What to do before the end, step by step"),
		    (struct detail_line){.target = "page:" PAGE_END_OF_MANDATE, .number = ++d->doors});
}

/* Who sits beside, and who sits in: told even when nobody is noted, for somebody should be. */
static void add_people(struct detail *d)
{
	AUTO_ERR e = {0};
	const field *fellow = entity_field(&e_mandate, "fellow_name");
	record **list;
	size_t n;
	if (!*record_text(d->r, "fellow_name"))
		add_wrapped(d, _(fellow->label), _("nobody is noted"), (struct detail_line){.f = fellow});
	if (mandate_substitutes(d->desk->j, d->built, d->r, &list, &n, &e)) {
		detail_failed(d, &e);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		const char *name = record_text(list[i], "name"), *phone = record_text(list[i], "phone");
		add_wrapped(d, _("Substitute"), mem_printf(d->built, "%s%s%s", name, *phone ? ", " : "", phone),
			    (struct detail_line){.e = &e_contact, .id = list[i]->id, .number = ++d->doors});
	}
	if (!n)
		add_wrapped(d, _("Substitute"), _("nobody is noted: add a contact of this CPTS whose role is “substitute”"), (struct detail_line){.q = detail_query(d, &e_contact, "cpts", *record_get(d->r, "cpts"))});
}

/* An expense without amount says what it waits for. */
static void add_unpriced(struct detail *d)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR ignored = {0};
	record *x = record_copy(tmp, d->r);
	if (record_get(x, "amount")->kind == V_INT || desk_price(d->desk, x, d->r, NULL, &p, &ignored))
		return;
	wanting w = desk_wanting(d->desk, x);
	struct detail_line there = w.f ? (struct detail_line){.f = w.f, .late = true} : (struct detail_line){.e = w.e, .id = w.id, .late = true};
	for (size_t i = 0; i < p.count; i++) {
		const struct err *e = &p.list[i];
		if (e->place && strcmp(e->place, "expense.amount") == 0)
			add_wrapped(d, _("Amount"), mem_printf(tmp, _("%s: %s."), e->what, e->todo), there);
	}
}

/* A meeting is told in another order, its short facts in a few lines; what they leave out comes after. */
static void build_record(struct detail *d)
{
	d->label_cols = label_width(d);
	if (d->e == &e_meeting) {
		meeting_build(d);
		add_fields(d, false);
	} else {
		if (d->e == &e_mandate)
			add_end(d);
		if (d->e == &e_expense)
			add_unpriced(d);
		add_fields(d, false);
		if (d->e == &e_mandate)
			add_people(d);
		add_parts(d);
	}
	if (d->e == &e_agenda_item) {
		d->point = d->id;
		point_build(d);
	}
	add_fields(d, true);
	add_attachments(d);
	add_referrers(d);
}

void detail_build(struct detail *d)
{
	TALLOC_FREE(d->built);
	d->built = talloc_named_const(d, 0, "detail lines");
	d->lines = NULL;
	d->count = 0;
	d->doors = 0;
	if (d->r && d->aside)
		point_build(d);
	else if (d->r)
		build_record(d);
}
