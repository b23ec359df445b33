// SPDX-License-Identifier: EUPL-1.2
#include "today.h"
#include <stdarg.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

static const struct block {
	const char *id, *title;
	int (*build)(struct today_maker *m);
	bool empty;       /* shown with an empty journal too */
} blocks[] = {
	{"first", N_("To begin"), today_first, true},
	{"drafts", N_("To take up again"), today_drafts, true},
	{"next", N_("Next meeting"), today_next, false},
	{"close", N_("Meetings to close"), today_to_close, false},
	{"practice", N_("Seven steps to discover"), today_practice, false},
	{"actions", N_("To do"), today_actions, false},
	{"expenses", N_("Expenses to claim"), today_expenses, false},
	{"mandates", N_("Mandates"), today_mandates, false},
	{"participation", N_("Participation"), today_participation, false},
	{"steps", N_("Onboarding path"), today_steps, false},
	{"copies", N_("Copies of the journal"), today_copies, false},
	{"changes", N_("What has changed in the guide"), today_changes, true},
	{"page", N_("Did you know?"), today_page, true},
};

void today_add(struct today_maker *m, bool late, const char *fmt, ...)
{
	today_block *b = m->b;
	va_list ap;

	b->lines = GROW(m->out, b->lines, b->count + 1);
	va_start(ap, fmt);
	b->lines[b->count++] = (today_line){.text = talloc_vasprintf(b->lines, fmt, ap), .late = late};
	va_end(ap);
}

today_line *today_last(const struct today_maker *m)
{
	return &m->b->lines[m->b->count - 1];
}

int today_rows(struct today_maker *m, const query *q, size_t want, record ***rows, size_t *count)
{
	return journal_window(m->d->j, m->out, q, NULL, false, want, rows, count, m->e);
}

static int build(struct today_maker *m)
{
	bool empty = journal_empty(m->d->j);

	m->out->blocks = NEW_ARRAY(m->out, today_block, LENGTH(blocks));
	for (size_t i = 0; i < LENGTH(blocks); i++) {
		if (empty && !blocks[i].empty)
			continue;
		m->b = &m->out->blocks[m->out->count];
		*m->b = (today_block){.id = blocks[i].id, .title = _(blocks[i].title)};
		int code = blocks[i].build(m);
		if (code)
			return code;
		m->out->count += m->b->count > 0;
	}
	return 0;
}

/* Of one moment, which also spares the lock of each question. */
int desk_today(desk *d, const void *parent, today **out, struct err *e)
{
	struct today_maker m = {.d = d, .out = NEW(parent, today), .today = clock_today(), .e = e};
	int code = journal_read_begin(d->j, e);

	*out = m.out;
	if (code)
		return code;
	code = build(&m);
	journal_read_end(d->j);
	return code;
}

/* A line and those that go on with it make one item. */
static void block_doc(doc *d, node *list, const today_block *b)
{
	for (size_t i = 0; i < b->count;) {
		AUTO_CTX(tmp);
		strbuf *text = sb_new(tmp);
		const char *command = b->lines[i].command;
		sb_add(text, b->lines[i].late ? "! " : "");
		sb_add(text, b->lines[i].text);
		for (i++; i < b->count && !strncmp(b->lines[i].text, "  ", 2); i++)
			sb_addf(text, "%s %s", strchr("?!.", text->s[text->len - 1]) ? "" : ",", b->lines[i].text + 2);
		if (command)
			sb_addf(text, _(": %s"), command);
		doc_item(d, list, MARK_BULLET, text->s);
	}
}

int desk_today_doc(desk *d, const void *parent, doc **out, struct err *e)
{
	AUTO_CTX(tmp);
	today *t;
	int code = desk_today(d, tmp, &t, e);

	if (code)
		return code;
	*out = doc_new(parent, mem_printf(tmp, _("Today, %s"), date_text(tmp, clock_today(), DATE_FULL)));
	for (size_t i = 0; i < t->count; i++) {
		doc_heading(*out, 2, t->blocks[i].title);
		block_doc(*out, doc_list(*out, NULL, false), &t->blocks[i]);
	}
	return 0;
}
