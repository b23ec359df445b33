// SPDX-License-Identifier: EUPL-1.2
#include "meeting.h"
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/rules/meetings.h>
#include <string.h>
#include "../doors.h"
#include "documents.h"
#include "records.h"

unsigned meeting_dossier(struct app *app, int64_t id)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	char *path;
	if (desk_dossier(app->desk, tmp, id, sections_usual(&dossier_sections), "pdf", NULL, NULL, &path, &e))
		return app_failed(app, &e);
	app_exported(app, path);
	return EFFECT_REDRAW;
}

unsigned meeting_brief(struct app *app, int64_t id)
{
	app_push(app, paper_screen(app, &paper_brief, (struct paper_of){.id = id}));
	return EFFECT_REDRAW;
}

/* Its points come with it: those of every meeting of the body, and those left open. */
static unsigned repeated(struct screen *below, int64_t id)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	struct app *app = below->app;
	record *next;
	int items;
	if (journal_get(app->desk->j, tmp, &next, &e_meeting, id, &e) || meeting_follow_agenda(app->desk->j, next, &items, &e))
		return app_failed(app, &e);
	app_push(app, door_record(app, &e_meeting, id));
	if (items)
		app_tell(app, ROLE_OK, ngettext("Meeting kept; %d item of the earlier ones taken up. u undoes.",
						"Meeting kept; %d items of the earlier ones taken up. u undoes.", (unsigned long)items), items);
	else
		app_tell(app, ROLE_OK, "%s", _("Meeting kept. “a” adds an item to its agenda; a whole agenda can be pasted there."));
	return EFFECT_RELOAD;
}

unsigned meeting_repeat(struct app *app, int64_t id)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *last, *next;
	if (journal_get(app->desk->j, tmp, &last, &e_meeting, id, &e) || meeting_after(app->desk->j, tmp, last, &next, &e))
		return app_failed(app, &e);
	/* The one that was announced, when it is kept already, is no other one. */
	if (next && strcmp(record_text(next, "date"), record_text(last, "next_date")) == 0) {
		app_push(app, door_record(app, &e_meeting, next->id));
		app_tell(app, ROLE_TEXT, "%s", _("The next meeting is in the notebook already: here it is."));
		return EFFECT_REDRAW;
	}
	next = meeting_follow(tmp, last);
	if (meeting_take_mandate(app->desk->j, next, &e))
		return app_failed(app, &e);
	struct screen *form = form_screen(app, &e_meeting, 0, next);
	form_screen_kept(form, repeated);
	app_push(app, form);
	return EFFECT_REDRAW;
}

int64_t meeting_planned(struct app *app, bool only_today)
{
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	record *next;
	char iso[11];
	/* A journal that cannot be read says so where it is shown; here there is then nothing to do. */
	if (meeting_next(app->desk->j, tmp, &next, &e) || !next)
		return 0;
	date_to_iso(iso, clock_today());
	return only_today && strcmp(record_text(next, "date"), iso) != 0 ? 0 : next->id;
}
