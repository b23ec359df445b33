// SPDX-License-Identifier: EUPL-1.2
#include "doors.h"
#include <carnet/base/i18n.h>
#include "screens/guide.h"

static struct screen *open_guide(struct app *app)
{
	return guide_screen(app, NULL);
}

const struct tab tabs[] = {
	{1, N_("Home"), NULL},
	{2, N_("Guide"), open_guide},
	{0},
};

struct screen *door_record(struct app *app, const entity *e, int64_t id)
{
	(void)app;
	(void)e;
	(void)id;
	return NULL;
}

struct screen *door_list(struct app *app, const query *q)
{
	(void)app;
	(void)q;
	return NULL;
}

struct screen *door_new(struct app *app, const entity *e)
{
	(void)app;
	(void)e;
	return NULL;
}
