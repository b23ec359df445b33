// SPDX-License-Identifier: EUPL-1.2
#include "input.h"
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

/* Short types need a short input, and what is understood of them is said beside. */
enum { SHORT_COLS = 20 };
#define MARK_CHOICES " ▾"

static bool is_short(const field *f)
{
	return f->type->right || f->type->control == CONTROL_DATE || f->type == &t_time || f->type == &t_month_day || f->type == &t_dated_count;
}

struct input *input_new(const void *parent, const field *f)
{
	struct input *c = NEW(parent, struct input);
	c->f = f;
	c->typed = mem_dup(c, "");
	c->shown = mem_dup(c, "");
	c->initial = mem_dup(c, "");
	if (f->type->control == CONTROL_TEXT)
		c->text = editor_new(c, "");
	else if (!input_chosen(c))
		c->line = lineedit_new(c, "");
	return c;
}

bool input_chosen(const struct input *c)
{
	return c->f->type->control == CONTROL_CHOICE || c->f->type->control == CONTROL_REFERENCE;
}

bool input_offers(const struct input *c)
{
	return input_chosen(c) || (c->f->opt.usual && !*input_typed(c));
}

const char *input_typed(const struct input *c)
{
	return c->line ? lineedit_text(c->line) : c->text ? editor_text(c->text) : c->typed;
}

/* The words of a choice, the title of a reference. */
static char *words_of(struct input *c, journal *j, const char *typed)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	value v = {.kind = V_NULL};
	int64_t id;
	AUTO_ERR e = {0};
	if (!*typed)
		return mem_dup(c, "");
	if (c->f->type == &t_reference) {
		const entity *to = entity_named(c->f->opt.ref);
		return journal_lookup(j, to, typed, &id, &e) ? mem_dup(c, typed) : journal_title(j, c, to, id);
	}
	if (c->f->type->parse(tmp, &v, c->f, typed, &e))
		return mem_dup(c, typed);
	field_print(b, c->f, &v);
	return mem_dup(c, b->s);
}

void input_set(struct input *c, journal *j, const char *typed)
{
	if (c->line) {
		lineedit_set(c->line, typed);
	} else if (c->text) {
		editor_set(c->text, typed);
	} else {
		char *old = c->typed; /* typed may be it */
		c->typed = mem_dup(c, typed);
		talloc_free(old);
		talloc_free(c->shown);
		c->shown = words_of(c, j, c->typed);
	}
}

void input_set_value(struct input *c, journal *j, const value *v)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);
	field_edit(b, c->f, v);
	input_set(c, j, b->s);
}

bool input_changed(const struct input *c)
{
	return strcmp(input_typed(c), c->initial) != 0;
}

void input_settle(struct input *c)
{
	talloc_free(c->initial);
	c->initial = mem_dup(c, input_typed(c));
}

void input_say(struct input *c, const struct err *e)
{
	TALLOC_FREE(c->said);
	c->doubt = e && e->warning;
	if (!e || !e->code)
		return;
	c->said = e->todo ? mem_printf(c, _("%s: %s."), e->what, e->todo) : mem_printf(c, "%s.", e->what);
}

enum edit_result input_key(struct input *c, const struct key *k)
{
	enum edit_result done = c->line ? lineedit_key(c->line, k) : EDIT_PASS;
	if (done == EDIT_CHANGED)
		input_say(c, NULL);
	return done;
}

void input_enter(struct input *c)
{
	if (!c->line || !is_short(c->f))
		return;
	lineedit_select(c->line);
}

void input_leave(struct input *c, journal *j)
{
	if (!c->line)
		return;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *typed = text_trim(tmp, lineedit_text(c->line));
	value v = {.kind = V_NULL};
	if (*typed && c->f->type->parse(tmp, &v, c->f, typed, &e)) {
		input_say(c, &e);
		return;
	}
	if (c->said && !c->doubt)
		input_say(c, NULL);
	if (is_short(c->f))
		input_set_value(c, j, &v);
}

/* Dates also say how far they are. */
static void echo_value(strbuf *out, const field *f, const value *v)
{
	int day;
	field_print(out, f, v);
	if (f->type == &t_date && date_from_iso(&day, v->s) == 0) {
		sb_add(out, ", ");
		date_relative(out, day);
	}
}

void input_echo(strbuf *out, const struct input *c)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	value v = {.kind = V_NULL};
	const char *typed = text_trim(tmp, input_typed(c));
	if (*typed && c->line && is_short(c->f) && c->f->type->parse(tmp, &v, c->f, typed, &e) == 0)
		echo_value(out, c->f, &v);
}

int input_width(const struct input *c, int room)
{
	int cols = is_short(c->f) ? SHORT_COLS : room;
	return cols < room ? cols : room;
}

/* A line that is not in focus shows the value as it will be read. */
static void draw_settled(const struct input *c, int y, int x, int cols)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	strbuf *b = sb_new(tmp);
	value v = {.kind = V_NULL};
	const char *typed = text_trim(tmp, input_typed(c));
	if (*typed && is_short(c->f) && c->f->type->parse(tmp, &v, c->f, typed, &e) == 0)
		field_print(b, c->f, &v);
	draw_pad(y, x, cols, ROLE_INPUT, b->len ? b->s : typed);
}

void input_draw(struct input *c, int y, int x, int cols, bool focused)
{
	enum role role = focused ? ROLE_INPUT_ON : ROLE_INPUT;
	int line_cols = c->f->opt.usual ? cols - 2 : cols;
	if (c->line && c->f->opt.usual)
		draw_put(y, x + line_cols, 2, role, MARK_CHOICES);
	if (c->line && focused) {
		lineedit_draw(c->line, y, x, line_cols, true);
	} else if (c->line) {
		draw_settled(c, y, x, line_cols);
	} else {
		const char *words = c->text ? editor_text(c->text) : c->shown;
		draw_pad(y, x, cols - 2, role, words);
		draw_put(y, x + cols - 2, 2, role, c->text ? " " MARK_DOOR : MARK_CHOICES);
		if (focused)
			draw_cursor(y, x);
	}
}
