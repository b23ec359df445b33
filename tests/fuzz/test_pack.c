// SPDX-License-Identifier: EUPL-1.2
/* The files of a pack, each after a line "=== path". What is accepted can be compiled, and every problem is told with its place. */
#include "fuzz.h"

#include <string.h>

#include <sqlite3.h>

#include <carnet/base/file.h>
#include <carnet/library/library.h>

#include "../../src/library/pack_file.h"

static library *guide(void)
{
	static library *l;
	AUTO_CTX(tmp);
	AUTO_ERR e = {0};
	const char *build = getenv("CARNET_BUILD");
	if (!l)
		HOLDS(library_open(NULL, &l, path_join(tmp, build ? build : "build", "library.db"), &e) == 0);
	return l;
}

typedef struct cutting { source_file *list; size_t count; } cutting;

#define MARK "\n=== "

static bool is_there(const cutting *c, const char *path)
{
	for (size_t i = 0; i < c->count; i++)
		if (strcmp(c->list[i].path, path) == 0)
			return true;
	return false;
}

/* A line of its own begins a file; what comes before the first one is nobody's. A path is there once: pack_file_read sees to it. */
static void cut(cutting *c, const void *parent, const char *text)
{
	c->list = NEW_ARRAY(parent, source_file, 1);
	for (const char *at = strstr(text, MARK); at;) {
		const char *line = at + strlen(MARK), *body = line + strcspn(line, "\n"), *end = strstr(body, MARK);
		const char *path = mem_dupn(parent, line, (size_t)(body - line));
		body += *body != '\0';
		size_t len = !end ? strlen(body) : end < body ? 0 : (size_t)(end + 1 - body);
		at = end;
		if (is_there(c, path))
			continue;
		c->list = GROW(parent, c->list, c->count + 1);
		c->list[c->count++] = (source_file){path, mem_dupn(parent, body, len), len};
	}
}

static void hold_problems(const struct problems *p)
{
	for (size_t i = 0; i < p->count; i++)
		HOLDS(p->list[i].what[0] && p->list[i].todo[0] && p->list[i].place);
}

int fuzz_one(const uint8_t *data, size_t len)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	AUTO_ERR e = {0};
	cutting c = {0};
	content *pack;
	unsigned char *bytes = NULL;
	sqlite3_int64 size;
	cut(&c, tmp, mem_printf(tmp, "\n%.*s", (int)len, (const char *)data));
	int code = pack_content(tmp, &pack, "pack", guide(), c.list, c.count, &p, &e);
	HOLDS_TOLD(code, &e);
	HOLDS((code != 0) == (p.errors != 0));
	hold_problems(&p);
	if (!code) {
		HOLDS(content_bytes(pack, &bytes, &size, &e) == 0 && size > 0);
		sqlite3_free(bytes);
	}
	return 0;
}
