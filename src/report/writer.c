// SPDX-License-Identifier: EUPL-1.2
#include "writer.h"

#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include <stdarg.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

enum { ROOM = 17, WRAPPED_FROM = 60, DOUBTS_NAMED = 3 };

/* ---- What the disk changed must not leave unsaid, whichever function reads it: the journal tells, until the writing ends. ---- */

struct doubts {
	journal *j;
	reading_watch before;
	doc *d;               /* NULL until there is one */
	struct doubt {
		const entity *e;
		int64_t id;
	} *list;
	size_t count;
};

static void doubt(void *data, const entity *e, int64_t id)
{
	struct doubts *of = data;

	for (size_t i = 0; i < of->count; i++)
		if (of->list[i].e == e && of->list[i].id == id)
			return;
	of->list = GROW(of, of->list, of->count + 1);
	of->list[of->count++] = (struct doubt){e, id};
}

static void say_doubts(const struct doubts *of)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp), *titles = sb_new(tmp);

	for (size_t i = 0; i < of->count && i < DOUBTS_NAMED; i++)
		sb_addf(titles, _("%s“%s”"), i ? ", " : "", journal_title(of->j, tmp, of->list[i].e, of->list[i].id));
	if (of->count > DOUBTS_NAMED)
		sb_add(titles, "…");
	sb_addf(b, ngettext("The disk changed %zu record that is told here: %s. Compare it with the last good copy before this text leaves: carnet check.",
			    "The disk changed %zu records that are told here: %s. Compare them with the last good copy before this text leaves: carnet check.",
			    (unsigned long)of->count), of->count, titles->s);
	doc_strong(of->d, doc_paragraph(of->d, NULL, ""), b->s);
	doc_place_last(of->d, NULL);
}

static int doubts_end(struct doubts *of)
{
	journal_watch(of->j, of->before);
	if (of->d && of->count)
		say_doubts(of);
	return 0;
}

struct writer writer_on(const report_from *from, void *tmp, struct err *e)
{
	struct doubts *doubts = NEW(tmp, struct doubts);

	doubts->j = from->j;
	doubts->before = journal_watch(from->j, (reading_watch){doubt, doubts});
	talloc_set_destructor(doubts, doubts_end);
	return (struct writer){.j = from->j, .l = from->l, .tmp = tmp, .today = clock_today(), .practice = from->practice, .doubts = doubts, .e = e};
}

int w_rows(struct writer *w, const query *q, rows *out)
{
	return journal_window(w->j, w->tmp, q, NULL, false, 0, &out->list, &out->count, w->e);
}

int w_parts(struct writer *w, const entity *e, const char *ref, int64_t id, size_t most, rows *out)
{
	query *q = query_new(w->tmp, e);

	query_where(q, ref, OP_IS, value_int(id));
	q->limit = (int64_t)most;
	return w_rows(w, q, out);
}

int w_get(struct writer *w, const entity *e, int64_t id, record **out)
{
	return journal_get(w->j, w->tmp, out, e, id, w->e);
}

static char *print(struct writer *w, const char *fmt, va_list ap)
{
	strbuf *b = sb_new(w->tmp);

	sb_vaddf(b, fmt, ap);
	return b->s;
}

const char *w_printf(struct writer *w, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *s = print(w, fmt, ap);
	va_end(ap);
	return s;
}

const char *w_title(struct writer *w, const entity *e, int64_t id)
{
	return id ? journal_title(w->j, w->tmp, e, id) : "";
}

const char *w_day(struct writer *w, const char *iso, enum date_style style)
{
	return date_text_iso(w->tmp, iso, style);
}

const char *w_today(struct writer *w, enum date_style style)
{
	return date_text(w->tmp, w->today, style);
}

const char *w_away(struct writer *w, const char *iso)
{
	strbuf *b = sb_new(w->tmp);
	int day;

	if (!date_from_iso(&day, iso))
		date_relative(b, day);
	return b->s;
}

int w_age(const char *iso, int today)
{
	int day;

	return date_from_iso(&day, iso) ? 0 : today - day;
}

const char *w_choice(const record *r, const char *name)
{
	const char *stored = record_text(r, name);

	return *stored ? choice_shown(entity_field(r->e, name), stored) : "";
}

const char *w_money(struct writer *w, int64_t cents)
{
	return money_text(w->tmp, cents);
}

const char *w_number(struct writer *w, int64_t n)
{
	strbuf *b = sb_new(w->tmp);

	if (n > 0)
		sb_addf(b, "%lld", (long long)n);
	for (size_t at = b->len; at > 3;)
		sb_insert(b, at -= 3, "\xc2\xa0", 2);
	return b->s;
}

const char *w_duration(struct writer *w, int64_t minutes)
{
	strbuf *b = sb_new(w->tmp);

	duration_print(b, (int)minutes);
	return b->s;
}

const char *w_capital(struct writer *w, const char *s)
{
	return text_capital(w->tmp, s);
}

const char *w_first_line(struct writer *w, const char *text, int cols)
{
	strbuf *b = sb_new(w->tmp);

	text_cut(b, text, cols);
	return b->s;
}

const char *w_brief(struct writer *w, const char *text, int cols)
{
	const char *flat = w_flat(w, text);
	size_t len = strlen(flat);
	text_line first = text_wrap(flat, len, 0, cols);

	return first.next < len ? w_printf(w, "%.*s…", (int)first.end, flat) : flat;
}

static void practice(struct writer *w, const char *said)
{
	if (w->practice)
		doc_strong(w->d, doc_paragraph(w->d, NULL, ""), said);
}

void w_open_screen(struct writer *w, const void *parent, const char *title)
{
	w->d = w->doubts->d = doc_new(parent, title);
	if (w->practice)
		w->d->mark = mem_dup(w->d, _("Practice notebook"));
}

void w_close_screen(struct writer *w)
{
	practice(w, _("Practice notebook: nothing above is true."));
}

void w_open(struct writer *w, const void *parent, const char *title)
{
	w_open_screen(w, parent, title);
	practice(w, _("Practice notebook: nothing below is true."));
}

/* A rule of level 1 begins a new page on paper. */
node *w_heading(struct writer *w, int level, const char *text)
{
	if (w->new_page)
		doc_add(w->d, NULL, N_RULE)->level = 1;
	w->new_page = false;
	return doc_heading(w->d, level, text);
}

void w_para(struct writer *w, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	doc_paragraph(w->d, NULL, w_flat(w, print(w, fmt, ap)));
	va_end(ap);
}

const char *w_flat(struct writer *w, const char *text)
{
	if (!strchr(text, '\n'))
		return text;
	size_t len = strlen(text);
	while (len && text[len - 1] == '\n')
		len--;
	char *flat = mem_dupn(w->tmp, text, len);
	for (char *p = flat; (p = strchr(p, '\n'));)
		*p = ' ';
	return flat;
}

void w_fact(struct writer *w, const char *label, const char *text)
{
	if (!*text)
		return;
	node *p = doc_add(w->d, NULL, N_PARAGRAPH);
	doc_strong(w->d, p, label);
	doc_text(w->d, p, w_printf(w, _(": %s"), w_flat(w, text)));
}

node *w_list(struct writer *w)
{
	return doc_list(w->d, NULL, false);
}

node *w_item(struct writer *w, node *list, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	node *n = doc_item(w->d, list, MARK_BULLET, w_flat(w, print(w, fmt, ap)));
	va_end(ap);
	return n;
}

void w_more(struct writer *w, node *list, size_t left)
{
	if (left)
		w_item(w, list, ngettext("and %zu more, in the notebook", "and %zu more, in the notebook", (unsigned long)left), left);
}

void w_task(struct writer *w, node *list, bool done, const char *text)
{
	doc_item(w->d, list, done ? MARK_DONE : MARK_TODO, w_flat(w, text));
}

void w_room(struct writer *w, const char *label)
{
	strbuf *b = sb_new(w->tmp);

	sb_repeat(b, "…", ROOM);
	w_fact(w, label, b->s);
}

void w_new_page(struct writer *w)
{
	w->new_page = true;
}

/* Text wrapped by a program has long lines, and goes on with a small letter; any other line ended where the person ended it. */
static bool wrapped(const char *line, size_t len, const char *next)
{
	wchar_t c = 0;
	mbstate_t at = {0};

	return len >= WRAPPED_FROM && mbrtowc(&c, next, MB_CUR_MAX, &at) <= MB_CUR_MAX && iswlower((wint_t)c) && *line;
}

const char *w_lines(struct writer *w, const char *text, const char *sign)
{
	strbuf *b = sb_new(w->tmp);

	text = text_trim(w->tmp, text);
	for (const char *end; (end = strchr(text, '\n')); text = end + 1) {
		size_t len = (size_t)(end - text);
		sb_addn(b, text, len);
		sb_add(b, wrapped(text, len, end + 1) ? " " : len && end[1] != '\n' ? sign : "\n");
	}
	sb_add(b, text);
	return b->s;
}

void w_prose(struct writer *w, const char *markdown)
{
	doc_add_markdown(w->d, w->d->root, w_lines(w, markdown, "  \n"), 3);
}
