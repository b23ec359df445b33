// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/text.h>
#include "../widgets/calendar.h"
#include "../widgets/lineedit.h"
#include "dialogs.h"

enum { MARGIN = 2 };

struct day {
	struct screen s;
	char *title, *said;
	struct calendar cal;
	struct lineedit *line; /* a date typed: the calendar follows it as soon as it is one */
	unsigned (*chosen)(struct screen *below, int day);
};

static void draw(struct screen *s)
{
	AUTO_CTX(tmp);
	struct day *d = (struct day *)s;
	const char *words = d->said ? mem_printf(tmp, MARK_LATE " %s", d->said) : "";
	int line = *lineedit_text(d->line) ? 1 : 0, said = draw_wrapped_rows((struct rect){0, 0, s->rect.rows, CALENDAR_COLS}, words);
	struct rect box = rect_middle(s->rect, CALENDAR_ROWS + 2 + line + said, CALENDAR_COLS + 2 * MARGIN);
	draw_window(s->rect, box, d->title, _("type the date, or ←↑↓→"));
	struct rect in = rect_inside(box, 1, MARGIN), typed = rect_top(&in, line);
	draw_wrapped(rect_top(&in, said), ROLE_ERROR, words);
	calendar_draw(&d->cal, in);
	if (line)
		lineedit_draw(d->line, typed.y, typed.x, typed.cols, true);
}

/* What is typed and is no date stays, and says so. */
static unsigned answer(struct day *d)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *typed = text_trim(tmp, lineedit_text(d->line));
	if (*typed && date_parse(&d->cal.day, typed, &e)) {
		TALLOC_FREE(d->said);
		d->said = mem_printf(d, _("%s: %s."), e.what, e.todo ? e.todo : "");
		return EFFECT_REDRAW;
	}
	int day = d->cal.day;
	struct screen *below = d->s.below;
	unsigned (*chosen)(struct screen *below, int day) = d->chosen;
	app_pop(d->s.app);
	return chosen(below, day) | EFFECT_REDRAW;
}

static void follow(struct day *d)
{
	AUTO_ERR ignored = {0};
	int day;
	TALLOC_FREE(d->said);
	if (date_parse(&day, lineedit_text(d->line), &ignored) == 0)
		d->cal.day = day;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct day *d = (struct day *)s;
	if (k->code == K_ENTER)
		return answer(d);
	bool click = k->code == K_CLICK;
	if (click ? calendar_click(&d->cal, k->y, k->x) : calendar_key(&d->cal, k)) {
		lineedit_set(d->line, "");
		TALLOC_FREE(d->said);
		return click ? answer(d) : EFFECT_REDRAW;
	}
	if (click)
		return EFFECT_NONE;
	enum edit_result done = lineedit_key(d->line, k);
	if (done == EDIT_CHANGED)
		follow(d);
	return done == EDIT_PASS ? EFFECT_PASS : EFFECT_REDRAW;
}

static unsigned act(struct screen *s, enum action a, const struct key *k)
{
	(void)k;
	return a == ACT_OPEN ? answer((struct day *)s) : EFFECT_PASS;
}

static void title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)right;
	sb_add(left, ((const struct day *)s)->title);
}

static const struct screen_ops ops = {
	.name = "calendar",
	.context = CTX_DIALOG,
	.overlay = true,
	.title = title,
	.draw = draw,
	.act = act,
	.key = key,
	.typing = dialog_typing,
	.help = dialog_help,
};

struct screen *day_screen(struct app *app, const char *heading, int day, unsigned (*chosen)(struct screen *below, int day))
{
	struct day *d = SCREEN_NEW(app, struct day, &ops);
	d->title = mem_dup(d, heading);
	d->cal.day = day;
	d->line = lineedit_new(d, "");
	d->chosen = chosen;
	return &d->s;
}

void day_begins(struct screen *s, int digit)
{
	struct day *d = (struct day *)s;
	if (digit < 0)
		return;
	lineedit_set(d->line, (char[]){(char)('0' + digit), '\0'});
	follow(d);
}
