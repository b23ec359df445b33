// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/first.h>
#include <carnet/desk/glance.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "today.h"

enum { HEADER = 100, GLANCE_MAX = 64 * 1024, SUM = 9, FOLLOWED = 2 };

/* The journal's state from the first page of its file: SQLite counts every change at byte 24. A file in WAL mode (byte 18) or with a
   transaction to roll back does not say its state there. */
static bool journal_state(strbuf *key, const char *path)
{
	AUTO_CTX(tmp);
	unsigned char h[HEADER];
	struct stat st;
	if (file_exists(mem_printf(tmp, "%s-journal", path)))
		return false;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool read_whole = fstat(fd, &st) == 0 && pread(fd, h, sizeof h, 0) == HEADER;
	close(fd);
	if (!read_whole || h[18] != 1)
		return false;
	sb_addf(key, "%ju:%ju:%jd:%02x%02x%02x%02x", (uintmax_t)st.st_dev, (uintmax_t)st.st_ino, (intmax_t)st.st_size, h[24], h[25], h[26], h[27]);
	return true;
}

static void add_time(strbuf *key, const char *path)
{
	struct stat st = {0};
	(void)stat(path, &st);
	sb_addf(key, " %jd:%jd.%ld", (intmax_t)st.st_size, (intmax_t)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

/* What the lines depend on besides the journal and the day. A pack is put in place whole: its folder changes each time. */
static void other_state(strbuf *key, const char *journal_path)
{
	AUTO_CTX(tmp);
	const char *const paths[] = {path_resource(tmp, "library.db"), mem_printf(tmp, "%s-drafts", journal_path),
	                             path_join(tmp, path_dir(tmp, journal_path), "packs")};
	for (size_t i = 0; i < LENGTH(paths); i++)
		add_time(key, paths[i]);
	sb_addf(key, " %s %s\n", i18n_french() ? "fr" : "en", CARNET_VERSION);
}

char *glance_state(const void *parent, const char *journal_path)
{
	strbuf *key = sb_new(parent);
	if (!journal_state(key, journal_path))
		return NULL;
	other_state(key, journal_path);
	return key->s;
}

static const char *glance_path(const void *parent, const char *journal_path)
{
	return mem_printf(parent, "%s-home", journal_path);
}

/* --- The file: the state; then for each day "@20778", its blocks (# leads somewhere, = does not), each with its lines; then a sum of it all,
   since it is written without waiting for the disk. --- */

/* How a line of a block is marked: neither, late, leading somewhere, both. */
enum { LINE_LATE = 1, LINE_DOOR = 2 };
static const char kinds[] = " !>?";
/* Its lines are those of the moment. */
static const char live[] = "copies";

static uint32_t sum_of(const char *text, size_t len)
{
	uint32_t h = 2166136261u;
	while (len--)
		h = (h ^ (unsigned char)*text++) * 16777619u;
	return h;
}

static bool write_day(strbuf *out, int day, const today *t)
{
	sb_addf(out, "@%d\n", day);
	for (size_t i = 0; i < t->count; i++) {
		const today_block *b = &t->blocks[i];
		sb_addf(out, "%c%s\t%s\n", today_leads(&b->door) ? '#' : '=', b->id, b->title);
		for (size_t k = 0; k < b->count && strcmp(b->id, live) != 0; k++) {
			const today_line *l = &b->lines[k];
			if (strchr(l->text, '\n'))
				return false;
			sb_addf(out, "%c%s\n", kinds[today_leads(&l->door) * LINE_DOOR + l->late * LINE_LATE], l->text);
		}
	}
	return true;
}

void glance_keep(const char *journal_path, const char *state, int day, today *const *days, size_t count)
{
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp);
	int fd;
	if (!state || clock_today() != day)
		return;
	sb_add(text, state);
	for (size_t i = 0; i < count; i++)
		if (days[i]->passing || !write_day(text, day + (int)i, days[i]))
			return;
	sb_addf(text, "%08" PRIx32 "\n", sum_of(text->s, text->len));
	const char *path = glance_path(tmp, journal_path);
	char *name = file_temporary(tmp, path, &fd);
	if (!name)
		return;
	bool whole = file_write_all(fd, text->s, text->len) == 0;
	if (close(fd) != 0 || !whole || rename(name, path) != 0)
		unlink(name);
}

/* The days of the copy, when it is whole and true; NULL else. Each line ends with a newline. */
static char *kept_days(const void *parent, const char *journal_path)
{
	AUTO_CTX(tmp);
	char *text, sum[SUM + 1];
	size_t len;
	const char *state = glance_state(tmp, journal_path);
	if (!state || file_read(tmp, &text, &len, glance_path(tmp, journal_path), GLANCE_MAX, NULL))
		return NULL;
	size_t from = strlen(state);
	if (len < from + SUM || memcmp(text, state, from) != 0 || text[len - SUM - 1] != '\n')
		return NULL;
	snprintf(sum, sizeof sum, "%08" PRIx32 "\n", sum_of(text, len - SUM));
	return memcmp(text + len - SUM, sum, SUM) == 0 ? mem_dupn(parent, text + from, len - SUM - from) : NULL;
}

/* What follows the mark of a day, NULL when it has none. */
static char *find_day(char *days, int day)
{
	AUTO_CTX(tmp);
	const char *mark = mem_printf(tmp, "@%d\n", day);
	size_t len = strlen(mark);
	for (char *at = days; at; at = strstr(at, "\n@") ? strstr(at, "\n@") + 1 : NULL)
		if (strncmp(at, mark, len) == 0)
			return at + len;
	return NULL;
}

static void add_copies(today *t, today_block *b, const char *journal_path)
{
	struct today_maker m = {.out = t, .b = b};
	today_copies_of(&m, journal_path);
}

static bool glance_line(today *t, char *line)
{
	if (*line == '#' || *line == '=') {
		char *title = strchr(line, '\t');
		if (!title)
			return false;
		*title++ = '\0';
		t->blocks = GROW(t, t->blocks, t->count + 1);
		t->blocks[t->count++] = (today_block){.id = line + 1, .title = title, .door.page = *line == '#' ? "" : NULL};
		return true;
	}
	const char *kind = *line ? strchr(kinds, *line) : NULL;
	if (!t->count || !kind)
		return false;
	today_block *b = &t->blocks[t->count - 1];
	b->lines = GROW(t, b->lines, b->count + 1);
	b->lines[b->count++] = (today_line){.text = line + 1, .late = (kind - kinds) & LINE_LATE, .door.page = (kind - kinds) & LINE_DOOR ? "" : NULL};
	return true;
}

/* Lines of the text stay where they are: the today is their owner. */
static today *glance_parse(today *t, char *text)
{
	for (char *line = text, *end; *line && *line != '@'; line = end + 1) {
		end = strchr(line, '\n');
		if (!end)
			return NULL;
		*end = '\0';
		if (!glance_line(t, line))
			return NULL;
	}
	return t->count ? t : NULL;
}

today *glance_read(const void *parent, const char *journal_path)
{
	AUTO_CTX(tmp);
	today *t = NEW(tmp, today);
	char *days = kept_days(t, journal_path), *text = days ? find_day(days, clock_today()) : NULL;
	if (!text || !glance_parse(t, text))
		return NULL;
	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->blocks[i].id, live) == 0)
			add_copies(t, &t->blocks[i], journal_path);
	return talloc_steal(parent, t);
}

/* --- Keeping it true --- */

/* Home as it will be on each of those days, if nothing changes. */
static int read_days(desk *d, const void *parent, today **days, size_t count)
{
	AUTO_ERR ignored = {0};
	int code = journal_read_begin(d->j, &ignored);
	if (code)
		return code;
	for (size_t i = 0; i < count && !code; i++) {
		clock_ahead((int)i);
		code = desk_today(d, parent, &days[i], &ignored);
	}
	clock_ahead(0);
	journal_read_end(d->j);
	return code;
}

static void renew(desk *d, size_t count)
{
	AUTO_CTX(tmp);
	today *days[GLANCE_DAYS];
	int day = clock_today();
	const char *path = journal_path(d->j), *state = glance_state(tmp, path);
	if (state && read_days(d, tmp, days, count) == 0)
		glance_keep(path, state, day, days, count);
}

/* Whether it is still true in so many days. */
static bool holds_until(const char *path, int days)
{
	AUTO_CTX(tmp);
	char *kept = kept_days(tmp, path);
	return kept && find_day(kept, clock_today()) && find_day(kept, clock_today() + days);
}

void glance_renew(desk *d)
{
	if (!first_start(d) && !holds_until(journal_path(d->j), GLANCE_DAYS / 2))
		renew(d, GLANCE_DAYS);
}

void glance_follow(desk *d)
{
	AUTO_CTX(tmp);
	const char *path = journal_path(d->j);
	if (file_exists(glance_path(tmp, path)) && !holds_until(path, 0))
		renew(d, FOLLOWED);
}
