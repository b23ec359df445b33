// SPDX-License-Identifier: EUPL-1.2
/* The text of a calendar file, looked through before the library reads it: it comes from anybody. */
#include <string.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "ics.h"

enum { SIZE_MOST = 8 << 20, LINES_MOST = 200000, EVENTS_MOST = 5000, DEPTH_MOST = 8 };

struct look {
	const char *path;
	size_t line, depth, *lines, count;
	struct err *e;
};

static int look_bad(struct look *l, const char *what, const char *todo)
{
	err_set(l->e, ERR_INPUT, what, todo);
	return err_place(l->e, "%s:%zu", l->path, l->line);
}

static bool line_is(const char *line, const char *word)
{
	return !strncasecmp(line, word, strlen(word));
}

static int look_begin(struct look *l, const void *parent, const char *line)
{
	if (++l->depth > DEPTH_MOST)
		return look_bad(l, _("This calendar is nested too deep"), _("ask for the invitation again, as an .ics file"));
	if (!line_is(line, "BEGIN:VEVENT"))
		return 0;
	if (l->count == EVENTS_MOST)
		return look_bad(l, _("This calendar holds too many events"), _("export a shorter period, then import that file"));
	l->lines = GROW(parent, l->lines, l->count + 1);
	l->lines[l->count++] = l->line;
	return 0;
}

static int look_line(struct look *l, const void *parent, const char *line)
{
	if (++l->line > LINES_MOST)
		return look_bad(l, _("This calendar is too long"), _("export a shorter period, then import that file"));
	if (line_is(line, "VERSION:1.0"))
		return look_bad(l, _("This calendar is of an old format (vCalendar)"), _("ask for the invitation again, as an .ics file"));
	if (line_is(line, "BEGIN:"))
		return look_begin(l, parent, line);
	l->depth -= line_is(line, "END:") && l->depth > 0;
	return 0;
}

static size_t line_at(const char *text, size_t at)
{
	size_t line = 1;

	for (size_t i = 0; i < at; i++)
		line += text[i] == '\n';
	return line;
}

/* What cannot be text ends the reading; lone control characters become spaces. */
static int look_signs(struct look *l, char *text, size_t len)
{
	size_t bad;

	if (!text_is_utf8(text, len, &bad)) {
		l->line = line_at(text, bad);
		return look_bad(l, _("The text is not UTF-8 here"), _("save the file in UTF-8"));
	}
	for (size_t i = 0; i < len; i++) {
		l->line = !text[i] ? line_at(text, i) : l->line;
		if (!text[i])
			return look_bad(l, _("There is a zero byte here"), _("check the file"));
		if (((unsigned char)text[i] < 0x20 && !strchr("\t\r\n", text[i])) || text[i] == 0x7f)
			text[i] = ' ';
	}
	return 0;
}

/* Bytes of the end of a line that a fold has put inside a letter; 0 when what follows is no such fold. */
static size_t fold_at(const char *s, const char *end)
{
	size_t n = *s == '\r' ? 1 : 0;

	if (end - s < (long)n + 3 || s[n] != '\n' || (s[n + 1] != ' ' && s[n + 1] != '\t'))
		return 0;
	return ((unsigned char)s[n + 2] & 0xc0) == 0x80 ? n + 2 : 0;
}

/* Lines are folded by bytes, and some programs cut letters in two: those are put together again, the others stay folded. */
static void join_letters(char *text, size_t *len)
{
	const char *from = text, *end = text + *len;
	char *to = text;

	while (from < end) {
		from += fold_at(from, end);
		*to++ = *from++;
	}
	*to = '\0';
	*len = (size_t)(to - text);
}

static const char *next_line(const char *line)
{
	size_t len = strcspn(line, "\n");

	return line + len + (line[len] == '\n');
}

int ics_load(const void *parent, char **text, size_t **lines, size_t *count, const char *path, struct err *e)
{
	struct look l = {.path = path, .e = e};
	size_t len;
	int code = file_read(parent, text, &len, path, SIZE_MOST, e);

	if (code)
		return code;
	join_letters(*text, &len);
	code = look_signs(&l, *text, len);
	l.line = 0;
	*text += len >= 3 && !memcmp(*text, "\xef\xbb\xbf", 3) ? 3 : 0;
	for (const char *line = *text; !code && *line; line = next_line(line))
		code = look_line(&l, parent, line);
	if (!code && l.depth > 0)
		code = look_bad(&l, _("The file stops in the middle"), _("copy or export it again; nothing was imported"));
	*lines = l.lines;
	*count = l.count;
	return code;
}

char *ics_line(const void *parent, const char *s, size_t max)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp);

	for (; s && *s; s++) {
		bool space = (unsigned char)*s <= ' ' || *s == 0x7f;
		if (!space)
			sb_addc(b, *s);
		else if (b->len && b->s[b->len - 1] != ' ')
			sb_addc(b, ' ');
	}
	size_t n = b->len > max ? max : b->len;
	while (n < b->len && n > 0 && ((unsigned char)b->s[n] & 0xc0) == 0x80)
		n--;
	char *line = text_trim(tmp, mem_dupn(tmp, b->s, n));
	return text_nfc(parent, line, strlen(line));
}
