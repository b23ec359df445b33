// SPDX-License-Identifier: EUPL-1.2
#include "columns.h"
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include <carnet/desk/titles.h>
#include <carnet/rules/action.h>
#include <carnet/rules/mandates.h>

/* Width of each type: fixed ones take what their longest value needs, flexible ones share the rest. */
static const struct width {
	const field_type *type;
	int least, wish;
} widths[] = {
	{&t_date, 10, 10},     {&t_time, 5, 5},      {&t_duration, 8, 8}, {&t_money, 11, 11}, {&t_distance, 8, 8},
	{&t_rate, 11, 11},     {&t_integer, 8, 8},   {&t_boolean, 5, 5},  {&t_email, 12, 26}, {&t_phone, 14, 14},
	{&t_reference, 12, 24}, {&t_month_day, 5, 5}, {&t_text, 13, 30},   {&t_prose, 16, 40},
};
enum { CHOICE_MAX = 16 };

static int choice_width(const field *f)
{
	int widest = 0;
	for (const choice *c = f->opt.choices; c && c->word; c++) {
		int w = text_width(choice_shown(f, c->word));
		widest = w > widest ? w : widest;
	}
	return widest > CHOICE_MAX ? CHOICE_MAX : widest;
}

/* A date has its weekday and its month in words, and a title room to be read, where there is room for them. */
enum { DIGITS = 10, WORDED_DATE = 18, WORDED_DAY = 21, WORDED_END = 14, TITLE_LEAST = 20, TITLE_WISH = 60, ROOMY = 64, TITLED = 56 };

static bool titled(const entity *e, const field *f)
{
	const char *at = strstr(e->title, f->name);
	size_t len = strlen(f->name);
	return at && at > e->title && at[-1] == '{' && at[len] == '}';
}

/* Dates told by how far they are: what waits, by how late it is; a mandate near its end. */
static char *due_words(const void *parent, const desk *d, const record *r)
{
	(void)d;
	return action_words(parent, r);
}

static char *end_words(const void *parent, const desk *d, const record *r)
{
	(void)d;
	mandate_life life = mandate_life_on(r, clock_today());
	if (life.stage == MANDATE_NEARS || life.stage == MANDATE_CLOSES)
		return mem_printf(parent, ngettext("in %d day", "in %d days", (unsigned long)life.days), life.days);
	return date_text_iso(parent, record_text(r, "ends"), DATE_SHORT);
}

/* "PDF": as the file is named, since "octet-stream" tells nobody anything. */
char *attached_kind(const void *parent, const desk *d, const record *r)
{
	(void)d;
	const char *name = record_text(r, "name"), *dot = strrchr(name, '.');
	const char *media = record_text(r, "media_type"), *slash = strrchr(media, '/');
	strbuf *b = sb_new(parent);
	for (const char *p = dot && dot[1] ? dot + 1 : slash ? slash + 1 : media; *p; p++)
		sb_addc(b, *p >= 'a' && *p <= 'z' ? (char)(*p - 'a' + 'A') : *p);
	return b->s;
}

char *attached_size(const void *parent, const desk *d, const record *r)
{
	(void)d;
	return mem_printf(parent, _("%lld kB"), (long long)(record_int(r, "size") + 999) / 1000);
}

static const struct worded {
	const entity *e;
	const char *name;
	char *(*words)(const void *parent, const desk *d, const record *r); /* NULL: a date as any other */
	int least;        /* what the longest needs, 0: as its type */
	const char *bare; /* the same where no header says of what it is, NULL: it says so itself */
	int more;         /* cells that this adds */
} worded[] = {
	{&e_action, "due", due_words, WORDED_DAY, NULL, 0},
	{&e_mandate, "ends", end_words, WORDED_END, N_("ends %s"), 5},
	{&e_mandate, "starts", NULL, DIGITS, N_("starting %s"), 3},
	{&e_attachment, "media_type", attached_kind, 0, NULL, 0},
	{&e_attachment, "size", attached_size, 0, NULL, 0},
	{&e_claim, "from", NULL, DIGITS, N_("starting %s"), 3},
	{&e_claim, "until", NULL, DIGITS, N_("up to %s"), 3},
	{&e_claim, "submitted_on", NULL, DIGITS, N_("sent %s"), 6},
};

static int worded_at(const entity *e, const field *f)
{
	for (size_t i = 0; i < LENGTH(worded); i++) {
		if (worded[i].e == e && strcmp(worded[i].name, f->name) == 0)
			return (int)i;
	}
	return -1;
}

static struct width width_of_type(const field *f)
{
	for (size_t i = 0; i < LENGTH(widths); i++) {
		if (widths[i].type == f->type)
			return widths[i];
	}
	return (struct width){f->type, 12, 20};
}

/* Of a field told in words of its own; 0: as its type. */
static int told_width(const struct columns *c, const entity *e, const field *f)
{
	int at = worded_at(e, f);
	if (at < 0 || !(worded[at].words || c->bare))
		return 0;
	return worded[at].least ? worded[at].least + (c->bare ? worded[at].more : 0) : 0;
}

/* Its table tells the width of a value that is always about as long, and of a short text. */
static bool has_width(const field *f, struct width w)
{
	if (f->type == &t_text)
		return f->opt.width && f->opt.width < TITLE_LEAST;
	return f->opt.width && f->type != &t_date && w.least == w.wish;
}

static struct width own_width(const struct columns *c, const entity *e, const field *f, int cols)
{
	int told = told_width(c, e, f);
	struct width w = width_of_type(f);
	if (f->opt.choices)
		w.least = w.wish = choice_width(f);
	else if (told)
		w.least = w.wish = told;
	else if (f->type == &t_date && f->opt.width > w.wish && cols >= ROOMY)
		w.least = w.wish = WORDED_DATE;
	else if (has_width(f, w))
		w.least = w.wish = f->opt.width;
	else if (f->type == &t_text && (f->flags & F_NEED) && titled(e, f))
		w = (struct width){f->type, cols >= TITLED ? TITLE_LEAST : w.least, TITLE_WISH};
	return w;
}

static const char *heading(const field *f)
{
	return _(f->opt.heading ? f->opt.heading : f->label);
}

/* A heading is whole: what has no room for it has no column. */
static struct width width_of(const struct columns *c, const entity *e, const field *f, int cols)
{
	struct width w = own_width(c, e, f, cols);
	if (!c->bare && w.least < text_width(heading(f)))
		w.least = text_width(heading(f));
	if (w.wish < w.least)
		w.wish = w.least;
	return w;
}

/* Order of columns: the end that a mark before the row is about, when, at what time, in which state, how much, then the rest as the table has it. */
enum { RANK_PLACE, RANK_END, RANK_DATE, RANK_TIME, RANK_STATE, RANK_AMOUNT, RANK_REST };

/* Of a record that has no day, an amount is a detail. */
static bool has_day(const entity *e)
{
	for (size_t i = 0; i < e->nfields; i++) {
		if (e->fields[i].flags & F_LIST && e->fields[i].type == &t_date)
			return true;
	}
	return false;
}

static int rank(const entity *e, const field *f)
{
	if (f->type == &t_integer && (f->flags & F_AUTO))
		return RANK_PLACE;
	if (f->type == &t_date)
		return e == &e_mandate && strcmp(f->name, "ends") == 0 ? RANK_END : RANK_DATE;
	if (f->type == &t_time)
		return RANK_TIME;
	if (strcmp(f->name, "status") == 0 || strcmp(f->name, "outcome") == 0)
		return RANK_STATE;
	if ((f->type == &t_money || f->type == &t_duration) && has_day(e))
		return RANK_AMOUNT;
	return RANK_REST;
}

/* What tells one record from another; the rest is dropped first, from the end of the table. */
static bool dear(const entity *e, const field *f)
{
	return rank(e, f) < RANK_REST || (f->flags & F_NEED);
}

static int least_total(const struct columns *c, const entity *e, int cols)
{
	int total = 0;
	for (size_t i = 0; i < c->count; i++)
		total += width_of(c, e, c->list[i].f, cols).least + (i ? 1 : 0);
	return total;
}

static void remove_at(struct columns *c, size_t i)
{
	memmove(&c->list[i], &c->list[i + 1], (c->count - i - 1) * sizeof c->list[0]);
	c->count--;
}

/* How dear a column is, from what goes first: the rest, times and states and amounts, dates, what is required. */
static int worth(const entity *e, const field *f)
{
	if (!dear(e, f))
		return 0;
	if (e == &e_mandate && strcmp(f->name, "starts") == 0) /* its end matters more */
		return 1;
	if (e == &e_claim && (strcmp(f->name, "from") == 0 || strcmp(f->name, "until") == 0)) /* its state does */
		return 0;
	return f->flags & F_NEED ? 3 : f->type == &t_date ? 2 : 1;
}

static void drop_one(struct columns *c, const entity *e)
{
	size_t cheapest = c->count - 1;
	for (size_t i = c->count; i-- > 0;) {
		const field *f = c->list[i].f, *now = c->list[cheapest].f;
		if (worth(e, f) < worth(e, now) || (worth(e, f) == worth(e, now) && field_index(e, f) > field_index(e, now)))
			cheapest = i;
	}
	remove_at(c, cheapest);
}

static void share(struct columns *c, const entity *e, int cols)
{
	int spare = cols - least_total(c, e, cols), wished = 0;
	for (size_t i = 0; i < c->count; i++) {
		struct width w = width_of(c, e, c->list[i].f, cols);
		wished += w.wish - w.least;
	}
	struct column *last = NULL;
	int left = spare;
	for (size_t i = 0; i < c->count; i++) {
		struct width w = width_of(c, e, c->list[i].f, cols);
		int more = wished ? (w.wish - w.least) * spare / wished : 0;
		c->list[i].width = w.least + more;
		left -= more;
		if (more)
			last = &c->list[i];
	}
	if (last)
		last->width += left;
}

static bool filled(const entity *e, const field *f, record *const *rows, size_t n)
{
	bool some = !rows || f->opt.effective;
	for (size_t i = 0; i < n && !some; i++)
		some = rows[i]->v[field_index(e, f)].kind != V_NULL;
	return some;
}

void columns_fit(struct columns *c, const entity *e, const field *without, record *const *rows, size_t nrows, int cols)
{
	c->count = 0;
	c->bare = rows != NULL;
	for (int wanted = 0; wanted <= RANK_REST; wanted++) {
		for (size_t i = 0; i < e->nfields && c->count < COLUMNS_MAX; i++) {
			const field *f = &e->fields[i];
			if ((f->flags & F_LIST) && f != without && rank(e, f) == wanted && filled(e, f, rows, nrows))
				c->list[c->count++].f = f;
		}
	}
	while (c->count > 1 && least_total(c, e, cols) > cols)
		drop_one(c, e);
	if (c->count == 1)
		c->list[0].width = cols;
	else if (c->count)
		share(c, e, cols);
}

static void pad(strbuf *out, const field *f, const char *s, int cols)
{
	if (f->type->right)
		text_pad_left(out, s, cols);
	else
		text_pad(out, s, cols);
}

void columns_header(strbuf *out, const struct columns *c)
{
	for (size_t i = 0; i < c->count; i++) {
		if (i)
			sb_addc(out, ' ');
		pad(out, c->list[i].f, heading(c->list[i].f), c->list[i].width);
	}
}

/* A date as wide as its column: with the weekday, or digits alone. */
static void print_date(strbuf *out, const value *v, int width)
{
	int day;
	if (v->kind != V_TEXT)
		return;
	if (date_from_iso(&day, v->s))
		sb_add(out, v->s);
	else
		date_print(out, day, width >= WORDED_DATE ? DATE_LONG : DATE_DIGITS);
}

enum { TITLES = 32 };
struct titles {
	struct title {
		const entity *e;
		int64_t id;
		char *words;
	} list[TITLES];
};

struct titles *titles_new(const void *parent)
{
	return NEW(parent, struct titles);
}

void titles_forget(struct titles *t)
{
	for (size_t i = 0; i < TITLES; i++) {
		TALLOC_FREE(t->list[i].words);
		t->list[i].e = NULL;
	}
}

static void print_reference(strbuf *out, const desk *d, struct titles *t, const field *f, const value *v)
{
	const entity *to = entity_named(f->opt.ref);
	struct title *kept = &t->list[(size_t)v->n % TITLES];
	if (kept->e != to || kept->id != v->n) {
		talloc_free(kept->words);
		*kept = (struct title){to, v->n, desk_title(d, t, to, v->n)};
	}
	sb_add(out, kept->words);
}

static void print_told(strbuf *out, const struct worded *how, bool bare, const char *words)
{
	if (bare && how->bare && *words)
		sb_addf(out, _(how->bare), words);
	else
		sb_add(out, words);
}

void columns_row(strbuf *out, const struct columns *c, const desk *d, struct titles *t, const record *r)
{
	AUTO_CTX(tmp);
	strbuf *cell = sb_new(tmp);
	for (size_t i = 0; i < c->count; i++) {
		const field *f = c->list[i].f;
		int told = worded_at(r->e, f);
		value v = journal_effective(d->j, r, f);
		const char *words = desk_words(d, tmp, r, f);
		sb_clear(cell);
		if (words)
			sb_add(cell, words);
		else if (told >= 0 && worded[told].words)
			print_told(cell, &worded[told], c->bare, worded[told].words(tmp, d, r));
		else if (told >= 0 && c->bare)
			print_told(cell, &worded[told], true, v.kind == V_TEXT ? date_text_iso(tmp, v.s, DATE_DIGITS) : "");
		else if (f->type == &t_date)
			print_date(cell, &v, c->list[i].width);
		else if (t && f->type == &t_reference && v.kind == V_INT)
			print_reference(cell, d, t, f, &v);
		else
			journal_print(d->j, cell, f, &v);
		if (i)
			sb_addc(out, ' ');
		pad(out, f, cell->s, c->list[i].width);
	}
}

bool record_late(const record *r)
{
	int day;
	if (r->e == &e_mandate)
		return mandate_life_on(r, clock_today()).stage == MANDATE_CLOSES;
	return r->e == &e_action && action_open(r) && date_from_iso(&day, record_text(r, "due")) == 0 && day < clock_today();
}
