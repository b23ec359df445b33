// SPDX-License-Identifier: EUPL-1.2
/* Several receipts in a row: what was kept, its total, the fields of the line being typed, what is to be known of one. */
#include <carnet/base/i18n.h>
#include <carnet/base/money.h>
#include <carnet/base/text.h>
#include "money.h"
#include "receipts_screen.h"

enum { MARK_COLS = 2, NOTE_ROWS = 2, LIST_LEAST = 1, WIDEST = 80 };

static void draw_rows(const struct receipts *r, struct rect in)
{
	size_t first = r->count > (size_t)in.rows ? r->count - (size_t)in.rows : 0;

	if (!r->count)
		draw_wrapped(in, ROLE_DIM, _("Type the first receipt. Each one is kept as soon as its line is done, and shown here."));
	for (size_t i = first; i < r->count; i++) {
		const struct kept *k = &r->rows[i];
		int y = in.y + (int)(i - first), right = text_width(k->right);
		draw_pad(y, in.x, in.cols - right - 2, ROLE_TEXT, k->text);
		draw_put(y, in.x + in.cols - right, right, ROLE_TEXT, k->right);
	}
	draw_more((struct rect){in.y, in.x - MARK_COLS, in.rows, 1}, first > 0, false);
}

static void draw_total(const struct receipts *r, struct rect in)
{
	AUTO_CTX(tmp);
	int64_t cents = 0;

	for (size_t i = 0; i < r->count; i++)
		cents += r->rows[i].cents;
	draw_put(in.y, in.x, in.cols, ROLE_STRONG,
	         mem_printf(tmp, ngettext("%zu expense: %s", "%zu expenses: %s", (unsigned long)r->count), r->count, money_text(tmp, cents)));
}

static int label_cols(const struct receipts *r)
{
	int widest = 0;

	for (size_t i = 0; i < RECEIPT_STOPS; i++) {
		int cols = text_width(_(receipts_input(r, i)->f->label));
		widest = cols > widest ? cols : widest;
	}
	return widest < r->fields.cols / 2 ? widest : r->fields.cols / 2;
}

static void draw_field(const struct receipts *r, size_t i, int label, int y)
{
	struct rect in = r->fields;
	struct input *c = receipts_input(r, i);
	bool on = i == r->at;
	int x = in.x + MARK_COLS + label + 1, room = in.cols - MARK_COLS - label - 1;

	draw_mark(y, in.x, 1, on);
	draw_put(y, in.x + 1, 1, c->said ? ROLE_ERROR : ROLE_TEXT, c->said ? MARK_LATE : " ");
	draw_pad(y, in.x + MARK_COLS, label, ROLE_LABEL, _(c->f->label));
	input_draw(c, y, x, input_width(c, room), on);
}

/* What is wrong or doubtful, of the fields shown or not; else what is to be known of the field in focus. */
static void draw_note(const struct receipts *r, struct rect in)
{
	AUTO_CTX(tmp);

	for (size_t i = 0; i < r->f->all; i++) {
		const struct input *c = r->f->inputs[i];
		if (c->said) {
			draw_wrapped(in, c->doubt ? ROLE_WARN : ROLE_ERROR, mem_printf(tmp, MARK_LATE " %s", c->said));
			return;
		}
	}
	const struct input *c = receipts_input(r, r->at);
	draw_wrapped(in, ROLE_DIM, input_chosen(c) && !receipts_opens(r) ? _("F4 shows the choices") : form_aside(tmp, c));
}

void receipts_draw(struct screen *s)
{
	struct receipts *r = (struct receipts *)s;
	struct rect in = s->rect;
	in.cols = in.cols < WIDEST ? in.cols : WIDEST;
	struct rect note = rect_bottom(&in, NOTE_ROWS);
	bool roomy = in.rows >= RECEIPT_STOPS + LIST_LEAST + 2;

	r->fields = rect_bottom(&in, in.rows < RECEIPT_STOPS ? in.rows : RECEIPT_STOPS);
	if (roomy) {
		struct rect line = rect_bottom(&in, 1);
		draw_rule(line.y, line.x, line.cols);
		in = rect_inside(in, 0, MARK_COLS);
		if (r->count)
			draw_total(r, rect_bottom(&in, 1));
		draw_rows(r, in);
	}
	r->first = r->at >= (size_t)r->fields.rows ? r->at - (size_t)r->fields.rows + 1 : 0;
	note = rect_inside(note, 0, MARK_COLS);
	draw_note(r, note);
	int label = label_cols(r);
	for (int row = 0; row < r->fields.rows && r->first + (size_t)row < RECEIPT_STOPS; row++)
		draw_field(r, r->first + (size_t)row, label, r->fields.y + row);
}
