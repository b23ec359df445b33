// SPDX-License-Identifier: EUPL-1.2
/* The checklists of a meeting, from its record: before it, while it is held, after it; of a mandate, that of its end. */
#include <carnet/base/i18n.h>
#include <carnet/desk/checklists.h>
#include <carnet/desk/marks.h>
#include <carnet/rules/mandates.h>
#include <string.h>
#include "detail_screen.h"
#include "dialogs.h"

/* Its boxes are then those of this meeting. */
static unsigned checklist_chosen(struct screen *below, long at, const char *typed)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct detail_screen *ds = (struct detail_screen *)below;
	checklist *list;
	size_t count;
	(void)typed;
	if (desk_meeting_lists(below->app->desk, tmp, ds->id, &list, &count, &e) || mark_choose_owner(below->app->desk, list[at].page, ds->id, &e))
		app_tell_err(below->app, &e);
	else
		app_follow(below->app, list[at].page);
	return EFFECT_REDRAW;
}

static unsigned choose_checklist(struct detail_screen *ds)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	checklist *list;
	size_t count;
	struct screen *s = choose_screen(ds->s.app, _("Checklists of this meeting"), checklist_chosen);
	if (desk_meeting_lists(ds->s.app->desk, tmp, ds->id, &list, &count, &e))
		app_tell_err(ds->s.app, &e);
	for (size_t i = 0; i < count; i++) {
		pick_add(choose_pick(s), list[i].title, mem_printf(tmp, _("%zu of %zu"), list[i].ticked, list[i].of), (long)i);
		if (list[i].now)
			pick_choose(choose_pick(s), (long)i);
	}
	app_push(ds->s.app, s);
	return EFFECT_REDRAW;
}

/* A page with boxes, ticked for this record when it is one of its kind. */
unsigned detail_page(struct detail_screen *ds, const char *target)
{
	AUTO_ERR e = {0};
	const char *id = strncmp(target, "page:", 5) == 0 ? target + 5 : target;
	if (ds->e == &e_mandate && mark_owner_kind(id) == ds->e && mark_choose_owner(ds->s.app->desk, id, ds->id, &e))
		app_tell_err(ds->s.app, &e);
	app_follow(ds->s.app, target);
	return EFFECT_REDRAW;
}

unsigned detail_checklists(struct detail_screen *ds)
{
	return ds->e == &e_mandate ? detail_page(ds, "page:" PAGE_END_OF_MANDATE) : choose_checklist(ds);
}
