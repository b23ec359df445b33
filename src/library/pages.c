// SPDX-License-Identifier: EUPL-1.2
#include "pages.h"

#include <stdlib.h>
#include <string.h>

/* What a page is for, by the part that lists it; folders are only for the people who write. */
static const struct { const char *part, *kind; } part_kinds[] = {{"mission", "mission"}, {"aide", "help"}};

const char *page_kind(const item *page)
{
	const char *part = item_text(page, "part");
	for (size_t i = 0; i < LENGTH(part_kinds); i++)
		if (strcmp(part, part_kinds[i].part) == 0)
			return part_kinds[i].kind;
	return "guide";
}

static readable from_item(const item *it)
{
	const cell *tags = item_cell(it, "tags"), *next = item_cell(it, "next"), *sources = item_cell(it, "sources");
	return (readable){
		.id = item_id(it), .title = item_text(it, "title"), .kind = page_kind(it), .summary = item_text(it, "summary"),
		.verified = item_text(it, "verified"), .screen = item_text(it, "screen"), .part = item_text(it, "part"),
		.order = item_int(it, "order"), .advice = item_int(it, "advice") != 0,
		.tags = tags->list, .ntags = tags->count, .next = next->list, .nnext = next->count,
		.sources = sources->list, .nsources = sources->count,
		.body = item_text(it, "body"), .of = it,
	};
}

static int compare(const void *a, const void *b)
{
	const readable *x = a, *y = b;
	int order = (x->part_order > y->part_order) - (x->part_order < y->part_order);
	order = order ? order : strcmp(x->part, y->part);
	order = order ? order : (x->order > y->order) - (x->order < y->order);
	return order ? order : strcmp(x->id, y->id);
}

readable *pages_all(const void *parent, const content *c, size_t *count)
{
	readable *list = NEW_ARRAY(parent, readable, c->count + 1);
	const item *it;
	*count = 0;
	for (size_t at = 0; (it = content_next(c, &c_page, &at));)
		list[(*count)++] = from_item(it);
	generated_add(parent, c, &list, count);
	for (size_t i = 0; i < *count; i++) {
		const item *part = content_named(c, &c_part, list[i].part);
		list[i].part_order = part ? item_int(part, "order") : 0; /* a part of the guide, for a pack */
	}
	qsort(list, *count, sizeof *list, compare);
	return list;
}
