// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/i18n.h>
#include "../widgets/calendar.h"
#include "dialogs.h"

struct day {
	struct screen s;
	char *title;
	struct calendar cal;
	unsigned (*chosen)(struct screen *below, int day);
};

static void draw(struct screen *s)
{
	struct day *d = (struct day *)s;
	struct rect box = rect_middle(s->rect, CALENDAR_ROWS + 2, CALENDAR_COLS + 4);
	draw_window(s->rect, box, d->title, _("Enter chooses"));
	calendar_draw(&d->cal, rect_inside(box, 1, 2));
}

static unsigned answer(struct day *d)
{
	int day = d->cal.day;
	struct screen *below = d->s.below;
	unsigned (*chosen)(struct screen *below, int day) = d->chosen;
	app_pop(d->s.app);
	return chosen(below, day) | EFFECT_REDRAW;
}

static unsigned key(struct screen *s, const struct key *k)
{
	struct day *d = (struct day *)s;
	if (k->code == K_ENTER)
		return answer(d);
	if (k->code == K_CLICK)
		return calendar_click(&d->cal, k->y, k->x) ? answer(d) : EFFECT_NONE;
	return calendar_key(&d->cal, k) ? EFFECT_REDRAW : EFFECT_PASS;
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
	d->chosen = chosen;
	return &d->s;
}
