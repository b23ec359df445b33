// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/glance.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEADER = 100, GLANCE_MAX = 64 * 1024 };

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

/* What the lines depend on besides the journal. A pack or a copy is put in place whole: its folder changes each time. */
static void other_state(strbuf *key, const char *journal_path)
{
	AUTO_CTX(tmp);
	const char *beside = path_dir(tmp, journal_path);
	const char *const paths[] = {path_resource(tmp, "library.db"), mem_printf(tmp, "%s-drafts", journal_path), path_join(tmp, beside, "backups"),
	                             path_join(tmp, beside, "packs")};
	for (size_t i = 0; i < LENGTH(paths); i++)
		add_time(key, paths[i]);
	sb_addf(key, " %d %s %s\n", clock_today(), i18n_french() ? "fr" : "en", CARNET_VERSION);
}

static const char *glance_path(const void *parent, const char *journal_path)
{
	return mem_printf(parent, "%s-home", journal_path);
}

/* How a line of a block is marked: neither, late, leading somewhere, both. */
enum { LINE_LATE = 1, LINE_DOOR = 2 };
static const char kinds[] = " !>?";

/* One line a block (# leads somewhere, = does not) or a line of one: its kind, then its text. */
static bool glance_write(strbuf *out, const today *t)
{
	for (size_t i = 0; i < t->count; i++) {
		const today_block *b = &t->blocks[i];
		sb_addf(out, "%c%s\t%s\n", today_leads(&b->door) ? '#' : '=', b->id, b->title);
		for (size_t k = 0; k < b->count; k++) {
			if (strchr(b->lines[k].text, '\n'))
				return false;
			const today_line *l = &b->lines[k];
			sb_addf(out, "%c%s\n", kinds[today_leads(&l->door) * LINE_DOOR + l->late * LINE_LATE], l->text);
		}
	}
	return true;
}

static bool glance_line(today *t, char *line)
{
	if (*line == '#' || *line == '=') {
		char *title = strchr(line, '\t');
		if (!title)
			return false;
		*title++ = '\0';
		t->blocks = t->blocks ? GROW(t, t->blocks, t->count + 1) : NEW_ARRAY(t, today_block, 1);
		t->blocks[t->count++] = (today_block){.id = line + 1, .title = title, .door.page = *line == '#' ? "" : NULL};
		return true;
	}
	const char *kind = *line ? strchr(kinds, *line) : NULL;
	if (!t->count || !kind)
		return false;
	today_block *b = &t->blocks[t->count - 1];
	b->lines = b->lines ? GROW(t, b->lines, b->count + 1) : NEW_ARRAY(t, today_line, 1);
	b->lines[b->count++] = (today_line){.text = line + 1, .late = (kind - kinds) & LINE_LATE, .door.page = (kind - kinds) & LINE_DOOR ? "" : NULL};
	return true;
}

/* Lines of the text stay where they are: the today is their owner. */
static today *glance_parse(today *t, char *text)
{
	for (char *line = text, *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		if (!end)
			return NULL;
		*end = '\0';
		if (!glance_line(t, line))
			return NULL;
	}
	return t->count ? t : NULL;
}

char *glance_state(const void *parent, const char *journal_path)
{
	strbuf *key = sb_new(parent);
	if (!journal_state(key, journal_path))
		return NULL;
	other_state(key, journal_path);
	return key->s;
}

today *glance_read(const void *parent, const char *journal_path)
{
	AUTO_CTX(tmp);
	today *t = NEW(tmp, today);
	char *text;
	size_t len;
	const char *state = glance_state(tmp, journal_path);
	if (!state || file_read(t, &text, &len, glance_path(tmp, journal_path), GLANCE_MAX, NULL))
		return NULL;
	if (strncmp(text, state, strlen(state)) != 0 || !glance_parse(t, text + strlen(state)))
		return NULL;
	return talloc_steal(parent, t);
}

void glance_keep(const char *journal_path, const char *state, const today *t)
{
	AUTO_CTX(tmp);
	strbuf *text = sb_new(tmp);
	char *old;
	size_t len;
	if (!state || t->passing)
		return;
	sb_add(text, state);
	if (!glance_write(text, t))
		return;
	const char *path = glance_path(tmp, journal_path);
	if (file_read(tmp, &old, &len, path, GLANCE_MAX, NULL) == 0 && len == text->len && memcmp(old, text->s, len) == 0)
		return;
	(void)file_replace(path, text->s, text->len, 0600, NULL);
}
