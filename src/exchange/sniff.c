// SPDX-License-Identifier: EUPL-1.2
#include "sniff.h"
#include <string.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>

static const struct {
	const char *magic;
	size_t len;
	enum file_kind kind;
} magics[] = {
	{"SQLite format 3", 16, FILE_JOURNAL},
	{"PK\x03\x04", 4, FILE_ZIP},
	{"%PDF-", 5, FILE_PDF},
	{"\xff\xfe", 2, FILE_UTF16},
	{"\xfe\xff", 2, FILE_UTF16},
	{"BEGIN:VCALENDAR", 15, FILE_ICS},
	{"{", 1, FILE_JSON},
	{"[", 1, FILE_JSON},
};

/* "what|todo", with the file's name. */
static const char *const refusals[] = {
	[FILE_EMPTY] = N_("The file “%s” is empty|check that it was saved, and that it is the right one"),
	[FILE_JSON] = N_("The file “%s” is JSON, not CSV|import it without choosing columns"),
	[FILE_CSV] = N_("The file “%s” is not JSON|check that it is an export of carnet"),
	[FILE_ICS] = N_("The file “%s” is a calendar, not CSV|import it without choosing columns"),
	[FILE_JOURNAL] = N_("The file “%s” is a whole journal, not a list of records|to put it in the place of yours: carnet restore FILE; to look at it: "
			    "carnet --journal FILE"),
	[FILE_ZIP] = N_("The file “%s” is a spreadsheet or an archive|open it and save it as CSV, then import that file"),
	[FILE_PDF] = N_("The file “%s” is a PDF|a receipt is attached to its expense, with the p key; to any other record: carnet add attachment"),
	[FILE_UTF16] = N_("The file “%s” is in UTF-16|save it again as CSV in UTF-8"),
	[FILE_BINARY] = N_("The file “%s” is not text|carnet imports invitations (.ics), CSV files, and its own JSON exports"),
};

enum file_kind file_kind(const char *start, size_t len)
{
	size_t skip = len >= 3 && !memcmp(start, "\xef\xbb\xbf", 3) ? 3 : 0;

	while (skip < len && start[skip] && strchr(" \t\r\n", start[skip]))
		skip++;
	if (skip == len)
		return FILE_EMPTY;
	for (size_t i = 0; i < LENGTH(magics); i++)
		if (len - skip >= magics[i].len && !memcmp(start + skip, magics[i].magic, magics[i].len))
			return magics[i].kind;
	return memchr(start, '\0', len) ? FILE_BINARY : FILE_CSV;
}

int file_kind_refuse(enum file_kind kind, const char *path, struct err *e)
{
	return err_setf(e, ERR_INPUT, _(refusals[kind]), path);
}
