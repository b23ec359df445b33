// SPDX-License-Identifier: EUPL-1.2
/* The settings, each with its value and what it changes: Enter on one offers its values, and the choice is in force at once. */
#include "settings.h"
#include <carnet/base/i18n.h>
#include <carnet/desk/settings.h>
#include "../widgets/choices.h"
#include "dialogs.h"
#include "moves.h"

struct settings {
	struct screen s;
	size_t at;
	struct past {
		record *r;
		int64_t after; /* what an undo of the journal would have taken back then */
	} *past;            /* the settings as they were since the screen was opened, past[now] those in force */
	size_t count, now;
	bool changed;       /* by the last answer */
};
enum { LABEL_COLS = 24, MARK_COLS = 2, ROWS_EACH = 4 };

static struct settings *of(const struct screen *s)
{
	return (struct settings *)s;
}

static void settings_title(const struct screen *s, strbuf *left, strbuf *right)
{
	(void)s;
	(void)right;
	sb_add(left, _("Settings"));
}

/* A window that has no room for every explanation has that of the setting in focus. */
static int rows_of(const struct screen *s, size_t i)
{
	int each = s->rect.cols < 72 ? ROWS_EACH + 1 : ROWS_EACH;
	return i == of(s)->at || each * (int)e_settings.nfields <= s->rect.rows ? each : 1;
}

static const char *shown(const void *parent, const struct app *app, size_t i)
{
	strbuf *b = sb_new(parent);
	field_print(b, &e_settings.fields[i], &app->settings->v[i]);
	return b->len ? b->s : _("(nothing)");
}

static void draw_setting(const struct screen *s, size_t i, struct rect r)
{
	AUTO_CTX(tmp);
	const field *f = &e_settings.fields[i];
	bool on = i == of(s)->at;
	enum role role = on ? ROLE_FOCUS : ROLE_TEXT;
	struct rect line = rect_top(&r, 1);
	draw_fill(line, role);
	draw_mark(line.y, line.x, MARK_COLS, on);
	draw_put(line.y, line.x + MARK_COLS, LABEL_COLS, role, _(f->label));
	draw_put(line.y, line.x + MARK_COLS + LABEL_COLS, line.cols - MARK_COLS - LABEL_COLS, role, shown(tmp, s->app, i));
	if (on)
		draw_cursor(line.y, line.x);
	draw_wrapped(rect_inside(r, 0, MARK_COLS), ROLE_DIM, _(f->help));
}

static void settings_draw(struct screen *s)
{
	struct rect r = s->rect;
	for (size_t i = 0; i < e_settings.nfields; i++)
		draw_setting(s, i, rect_top(&r, rows_of(s, i)));
}

/* Kept first: what could not be written is not put in force. */
static int put(struct app *app, const record *settings, struct err *e)
{
	int code = settings_keep(settings, e);
	if (code == 0)
		app_settle(app, record_copy(app, settings));
	return code;
}

/* Changed on another screen over this one: what came before is no longer taken back here. */
static void catch_up(struct settings *v)
{
	const record *now = v->s.app->settings;
	for (size_t i = 0; i < e_settings.nfields; i++) {
		if (value_same(&now->v[i], &v->past[v->now].r->v[i]))
			continue;
		v->past[0].r = record_copy(v, now);
		v->count = 1;
		v->now = 0;
		return;
	}
}

static int keep(struct screen *s, const char *typed, struct err *e)
{
	struct settings *v = of(s);
	catch_up(v);
	record *next = record_copy(v, v->past[v->now].r);
	int code = record_type(next, &e_settings.fields[v->at], typed, e);
	v->changed = code == 0 && !value_same(&next->v[v->at], &v->past[v->now].r->v[v->at]);
	if (v->changed)
		code = put(s->app, next, e);
	if (code != 0 || !v->changed) {
		talloc_free(next);
		return code;
	}
	v->past = GROW(v, v->past, ++v->now + 1);
	v->past[v->now] = (struct past){next, journal_newest(s->app->desk->j)};
	v->count = v->now + 1;
	return 0;
}

/* Settings are no action of the journal: they are taken back here, but what was done over them since goes first. */
static unsigned step(struct screen *s, bool back)
{
	struct settings *v = of(s);
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	catch_up(v);
	size_t to = back ? v->now - 1 : v->now + 1, i = 0;
	if (to >= v->count || (back && journal_newest(s->app->desk->j) > v->past[v->now].after))
		return EFFECT_PASS;
	if (put(s->app, v->past[to].r, &e) != 0)
		return app_failed(s->app, &e);
	while (value_same(&v->past[to].r->v[i], &v->past[v->now].r->v[i]))
		i++;
	v->at = i;
	v->now = to;
	app_tell(s->app, ROLE_OK, _("%s: %s, again."), _(e_settings.fields[i].label), shown(tmp, s->app, i));
	return EFFECT_RELOAD;
}

static unsigned kept(struct screen *s, const char *typed)
{
	(void)typed;
	if (of(s)->changed)
		app_tell(s->app, ROLE_OK, "%s", _("Kept. It holds for the next times too. u undoes."));
	else
		app_tell(s->app, ROLE_TEXT, "%s", _("Nothing was changed, so nothing was written."));
	return EFFECT_RELOAD;
}

static unsigned chosen(struct screen *below, long id, const char *typed)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	if (keep(below, choices_value(tmp, &e_settings.fields[of(below)->at], id), &e) == 0)
		return kept(below, typed);
	return app_failed(below->app, &e);
}

/* What has a few values is chosen, the rest is typed. */
static unsigned alter(struct screen *s)
{
	AUTO_CTX(tmp);
	size_t i = of(s)->at;
	const field *f = &e_settings.fields[i];
	strbuf *now = sb_new(tmp);
	field_edit(now, f, &s->app->settings->v[i]);
	if (f->type->control == CONTROL_LINE) {
		struct screen *p = prompt_screen(s->app, _(f->label), _(f->help), (struct prompt_answer){keep, kept});
		prompt_proposes(p, "settings", now->s);
		app_push(s->app, p);
		return EFFECT_REDRAW;
	}
	struct screen *list = choose_screen(s->app, _(f->label), chosen);
	choose_field(list, f, CHOICES_NO_CREATE, choices_row(f, now->s));
	app_push(s->app, list);
	return EFFECT_REDRAW;
}

static unsigned settings_act(struct screen *s, enum action a, const struct key *k)
{
	(void)k;
	if (a == ACT_UNDO || a == ACT_REDO)
		return step(s, a == ACT_UNDO);
	return a == ACT_OPEN ? alter(s) : moves_rows(a, &of(s)->at, e_settings.nfields);
}

static unsigned settings_key(struct screen *s, const struct key *k)
{
	struct rect r = s->rect;
	for (size_t i = 0; k->code == K_CLICK && i < e_settings.nfields; i++) {
		if (!rect_has(rect_top(&r, rows_of(s, i)), k->y, k->x))
			continue;
		of(s)->at = i;
		return alter(s);
	}
	return EFFECT_PASS;
}

static const struct screen_ops ops = {
	.name = "settings", .context = CTX_SETTINGS, .title = settings_title, .draw = settings_draw, .act = settings_act, .key = settings_key,
};

struct screen *settings_screen(struct app *app)
{
	struct settings *v = SCREEN_NEW(app, struct settings, &ops);
	v->past = NEW_ARRAY(v, struct past, 1);
	v->past[0].r = record_copy(v, app->settings);
	v->count = 1;
	return &v->s;
}
