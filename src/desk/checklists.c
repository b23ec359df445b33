// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/checklists.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/mem.h>
#include <carnet/desk/marks.h>
#include <carnet/library/surveys.h>

/* Pages of the guide, in the order of a meeting's life: to come, today, held. */
static const char *const pages[] = {"liste-avant-reunion", "liste-pendant-reunion", "liste-apres-reunion"};

static int order_today(desk *d, int64_t meeting, int *order, struct err *e)
{
	AUTO_CTX(tmp);
	record *r;
	int day, code = journal_get(d->j, tmp, &r, &e_meeting, meeting, e);

	if (code)
		return code;
	*order = 0;
	if (date_from_iso(&day, record_text(r, "date")) == 0)
		*order = (day <= clock_today()) + (day < clock_today());
	return 0;
}

struct counting {
	const char **names;
	size_t count, ticked;
};

/* A line that is no longer on the list is not counted. */
static int count_row(void *data, const record *r)
{
	struct counting *c = data;

	for (size_t i = 0; i < c->count; i++)
		c->ticked += !strcmp(c->names[i], record_text(r, "anchor"));
	return 0;
}

static int count_boxes(desk *d, const void *tmp, int64_t meeting, checklist *list, struct err *e)
{
	struct counting c = {0};
	query *q = marks_query(tmp, MARK_BOX, list->page);
	int code = library_boxes(d->l, tmp, list->page, &c.names, &c.count, e);

	query_where(q, "meeting", OP_IS, value_int(meeting));
	code = code ? code : journal_each(d->j, q, count_row, &c, e);
	list->ticked = c.ticked;
	list->of = c.count;
	return code;
}

int desk_meeting_lists(desk *d, const void *parent, int64_t meeting, checklist **out, size_t *count, struct err *e)
{
	AUTO_CTX(tmp);
	checklist *list = NEW_ARRAY(parent, checklist, LENGTH(pages));
	int order = 0, code = order_today(d, meeting, &order, e);

	*count = 0;
	for (size_t i = 0; !code && i < LENGTH(pages); i++) {
		AUTO_ERR none = {0};
		page *p;
		if (library_page(d->l, list, pages[i], &p, &none))
			continue;
		list[*count] = (checklist){.page = p->id, .title = p->title, .now = (int)i == order};
		code = count_boxes(d, tmp, meeting, &list[(*count)++], e);
	}
	*out = list;
	return code;
}
