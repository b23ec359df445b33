// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/rescue.h>
#include <unistd.h>

void desk_rescue(const void *parent, const char *path, rescue *out)
{
	*out = (rescue){ .why = journal_gone(path) ? RESCUE_GONE : journal_damaged(path) ? RESCUE_DAMAGED : RESCUE_NONE };
	if (out->why != RESCUE_NONE)
		out->backup = journal_backup_good(parent, path, &out->day);
}

int desk_rescue_restore(const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	int day;
	const char *backup = journal_backup_good(tmp, path, &day);

	if (!backup)
		return err_setf(e, ERR_MISSING, _("There is no sound daily copy of %s|name another copy: carnet restore FILE"), path);
	return journal_restore(path, backup, e);
}

int desk_rescue_read(const char *path, struct salvage *told, struct err *e)
{
	AUTO_CTX(tmp);
	const char *read = mem_printf(tmp, "%s-secours", path);
	int code;

	unlink(read); /* of a rescue that was interrupted */
	code = journal_salvage(path, read, told, e);
	if (!code)
		code = journal_restore(path, read, e);
	unlink(read);
	return code;
}

int desk_rescue_begin(const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	journal *j;
	int code = journal_open(tmp, &j, path, JOURNAL_WRITE, e);

	return code ? code : journal_backup_apart(path, e);
}

static const struct {
	const char *with_copy, *without; /* path and day; path */
} sentences[] = {
	[RESCUE_DAMAGED] = { N_("The journal %s is damaged|put back the copy of %s: carnet restore; or read what can be read: carnet rescue"),
	                     N_("The journal %s is damaged|read what can be read of it: carnet rescue") },
	[RESCUE_GONE] = { N_("The journal %s is no longer there, its daily copies are, in backups beside it|put back that of %s: carnet restore; or put the "
	                     "file back in its place; carnet alone, in a terminal, lets you begin a new one"),
	                  N_("The journal %s is no longer there, and none of the copies in backups beside it is sound|put the file back in its place; "
	                     "carnet alone, in a terminal, lets you begin a new one") },
};

int desk_rescue_say(const char *path, const rescue *r, struct err *e)
{
	AUTO_CTX(tmp);
	strbuf *day = sb_new(tmp);

	if (!r->backup)
		return err_setf(e, ERR_DATA, _(sentences[r->why].without), path);
	date_print(day, r->day, DATE_SHORT);
	return err_setf(e, ERR_DATA, _(sentences[r->why].with_copy), path, day->s);
}

int desk_rescue_gone(const char *path, struct err *e)
{
	AUTO_CTX(tmp);
	rescue r;

	if (!journal_gone(path))
		return 0;
	desk_rescue(tmp, path, &r);
	return desk_rescue_say(path, &r, e);
}
