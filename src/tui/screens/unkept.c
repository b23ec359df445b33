// SPDX-License-Identifier: EUPL-1.2
#include "unkept.h"
#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <inttypes.h>

int unkept_resume(struct screen *s, struct unkept *u, const char *prefix, const char *said, void (*take)(struct screen *s, const draft_field *f),
		  struct err *e)
{
	AUTO_CTX(tmp);
	draft *list;
	size_t count, d = 0;
	int code = draft_list(s->app->desk->j, tmp, prefix, &list, &count, e);
	while (!code && d < count && list[d].held)
		d++;
	if (code || d == count)
		return code;
	for (size_t i = 0; i < list[d].count; i++)
		take(s, &list[d].fields[i]);
	u->draft = mem_dup(s, list[d].key);
	u->changed = true;
	app_tell(s->app, ROLE_OK, "%s", said);
	return 0;
}

unsigned unkept_change(struct screen *s, struct unkept *u)
{
	u->changed = true;
	app_unsaved(s->app);
	return EFFECT_REDRAW;
}

int unkept_put(struct screen *s, struct unkept *u, const char *prefix, const draft_field *fields, size_t count, struct err *e)
{
	if (!u->changed)
		return 0;
	if (!u->draft)
		u->draft = mem_printf(s, "%s%" PRId64, prefix, clock_now_ms());
	return draft_put(s->app->desk->j, u->draft, fields, count, e);
}

int unkept_done(struct screen *s, struct unkept *u, struct err *e)
{
	int code = u->draft ? draft_drop(s->app->desk->j, u->draft, e) : 0;
	u->changed = false;
	TALLOC_FREE(u->draft);
	return code;
}

void unkept_leave(struct screen *s, struct unkept *u)
{
	AUTO_ERR e = {0};
	if (u->draft && draft_release(s->app->desk->j, u->draft, &e))
		app_tell_err(s->app, &e);
}

void unkept_close(struct screen *s, struct unkept *u, int (*keep)(struct screen *s, struct err *e))
{
	AUTO_ERR e = {0};
	if (keep(s, &e) == 0)
		return;
	app_tell_err(s->app, &e);
	if (u->draft)
		draft_release(s->app->desk->j, u->draft, NULL);
}
