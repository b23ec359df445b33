// SPDX-License-Identifier: EUPL-1.2
#include <carnet/base/date.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/desk/rescue.h>
#include <unistd.h>

static enum rescue_why why(const char *path)
{
	static const struct {
		bool (*is)(const char *path);
		enum rescue_why why;
	} reasons[] = {
		{journal_gone, RESCUE_GONE}, {journal_damaged, RESCUE_DAMAGED}, {journal_replaced, RESCUE_REPLACED}, {journal_foreign, RESCUE_FOREIGN},
	};

	for (size_t i = 0; i < LENGTH(reasons); i++)
		if (reasons[i].is(path))
			return reasons[i].why;
	return RESCUE_NONE;
}

void desk_rescue(const void *parent, const char *path, rescue *out)
{
	*out = (rescue){.why = why(path)};
	if (out->why != RESCUE_NONE)
		journal_backup_good(parent, path, &out->newest, &out->clean);
}

bool rescue_doubtful(const rescue *r)
{
	return r->newest.path != r->clean.path;
}

int desk_rescue_copy(const void *parent, const char *path, rescue *out, struct err *e)
{
	*out = (rescue){.why = RESCUE_NONE};
	journal_backup_good(parent, path, &out->newest, &out->clean);
	return out->newest.path ? 0 : err_setf(e, ERR_MISSING, _("There is no sound daily copy of %s|name another copy: carnet restore FILE"), path);
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
	[RESCUE_DAMAGED] = {N_("The journal %s is damaged|put back the copy of %s: carnet restore; or read what can be read: carnet rescue"),
	                    N_("The journal %s is damaged|read what can be read of it: carnet rescue")},
	[RESCUE_REPLACED] = {N_("Another program has put in %s something of its own in the place of a part of it|put back the copy of %s: carnet restore; or read "
	                        "what can be read: carnet rescue"),
	                     N_("Another program has put in %s something of its own in the place of a part of it|read what can be read of it: carnet rescue")},
	[RESCUE_FOREIGN] = {N_("Another program has put in %s what is not a notebook’s|take your records into a clean journal: carnet rescue; or put back the copy "
	                       "of %s: carnet restore"),
	                    N_("Another program has put in %s what is not a notebook’s|take your records into a clean journal: carnet rescue")},
	[RESCUE_GONE] = {N_("The journal %s is no longer there, its daily copies are, in backups beside it|put back that of %s: carnet restore; or put the "
	                    "file back in its place; carnet alone, in a terminal, lets you begin a new one"),
	                 N_("The journal %s is no longer there, and none of the copies in backups beside it is sound|put the file back in its place; "
	                    "carnet alone, in a terminal, lets you begin a new one")},
};

int desk_rescue_say(const char *path, const rescue *r, struct err *e)
{
	AUTO_CTX(tmp);

	if (!r->newest.path)
		return err_setf(e, ERR_DATA, _(sentences[r->why].without), path);
	return err_setf(e, ERR_DATA, _(sentences[r->why].with_copy), path, date_text(tmp, r->newest.day, DATE_SHORT));
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
