// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/file.h>
#include <carnet/base/mem.h>
#include <stdlib.h>
#include <string.h>
#include "doctor.h"

enum { LEAST = 2 }; /* letters of a name worth hiding: "/" and "" are none */

static void replace(strbuf *text, const char *what, const char *by)
{
	size_t len = strlen(what), put = strlen(by);

	if (len < LEAST)
		return;
	for (char *from = strstr(text->s, what); from;) {
		size_t at = (size_t)(from - text->s);
		sb_remove(text, at, len);
		sb_insert(text, at, by, put);
		from = strstr(text->s + at + put, what);
	}
}

/* What stands between quotes was typed by somebody, or names a file. */
static void empty_quotes(strbuf *text, const char *open, const char *close)
{
	for (char *from = strstr(text->s, open); from;) {
		size_t at = (size_t)(from - text->s) + strlen(open);
		const char *end = strstr(text->s + at, close);
		if (!end)
			return;
		sb_remove(text, at, (size_t)(end - text->s) - at);
		sb_insert(text, at, "…", strlen("…"));
		from = strstr(text->s + at, open);
	}
}

/* "/media/jeanne/CLE" keeps its first folder only: the others are named after people and keys. */
static void shorten_media(strbuf *text, const char *root)
{
	for (char *from = strstr(text->s, root); from;) {
		size_t at = (size_t)(from - text->s) + strlen(root), len = strcspn(text->s + at, ":|,;\n");
		sb_remove(text, at, len);
		sb_insert(text, at, "…", strlen("…"));
		from = strstr(text->s + at, root);
	}
}

char *support_words(struct cli *c, const void *parent, const char *said)
{
	static const char *const roots[] = {"/media/", "/run/media/", "/mnt/", "/home/"};
	AUTO_CTX(tmp);
	const char *path = cli_journal_path(c, tmp), *home = path_home(), *user = getenv("USER");
	bool at_home = !strncmp(path, home, strlen(home));
	strbuf *text = sb_new(parent);

	sb_add(text, said);
	if (!at_home) {
		replace(text, path, "journal.carnet");
		replace(text, path_dir(tmp, path), "…");
	}
	replace(text, home, "~");
	for (size_t i = 0; i < LENGTH(roots); i++)
		shorten_media(text, roots[i]);
	if (user && *user)
		replace(text, mem_printf(tmp, "/%s/", user), "/…/");
	empty_quotes(text, "“", "”");
	empty_quotes(text, "«", "»");
	return text->s;
}

char *support_problem(struct cli *c, const void *parent, const struct err *e)
{
	return support_words(c, parent, e->place ? e->place : err_text(parent, e));
}
