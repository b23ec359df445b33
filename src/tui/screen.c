// SPDX-License-Identifier: EUPL-1.2
#include "screen.h"
#include <string.h>

void *screen_new(struct app *app, size_t size, const struct screen_ops *ops, const char *name)
{
	struct screen *s = mem_alloc(app, size, name);
	s->ops = ops;
	s->app = app;
	return s;
}

bool screen_typing(const struct screen *s)
{
	return s->ops->typing && s->ops->typing(s);
}

bool screen_titled(const struct screen *s, const char *name)
{
	AUTO_CTX(tmp);
	strbuf *left = sb_new(tmp);
	size_t len = strlen(name);
	if (s && s->ops->title)
		s->ops->title(s, left, sb_new(tmp));
	return left->len >= len && strcmp(left->s + left->len - len, name) == 0;
}
