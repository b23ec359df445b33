// SPDX-License-Identifier: EUPL-1.2
#include <carnet/desk/desk.h>
#include <carnet/library/topics.h>

const char *desk_topic_for(const desk *d, const void *parent, const char *title)
{
	AUTO_ERR ignored = {0};
	topic *near;
	size_t n;
	/* Without a guide an item has no topic: it is kept all the same. */
	if (!d->l || library_topics_for(d->l, parent, title, 1, &near, &n, &ignored) || !n)
		return "";
	return near[0].id;
}
