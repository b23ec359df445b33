// SPDX-License-Identifier: EUPL-1.2
#include "faulty_vfs.h"
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <unistd.h>

/* A file of ours begins with what SQLite wants of a file, then leads to the real one, which comes right after it in memory. */
struct file {
	sqlite3_file base;
	sqlite3_file *real;
};

static struct {
	enum fault fault;
	long left;
	bool met;
} armed;
static sqlite3_vfs *real, ours;

/* --- The fault ------------------------------------------------------------------------------------------------------- */

static void die_here(void)
{
	kill(getpid(), SIGKILL);
}

/* Counts a call; what SQLite is told of it. */
static int call(bool writes)
{
	if (armed.fault == FAULT_NONE || (!writes && armed.fault != FAULT_KILL) || armed.left-- > 0)
		return SQLITE_OK;
	armed.left = 0;
	armed.met = true;
	if (armed.fault == FAULT_KILL)
		die_here();
	return armed.fault == FAULT_FULL ? SQLITE_FULL : armed.fault == FAULT_REFUSE ? SQLITE_IOERR_WRITE : SQLITE_OK;
}

void faulty_arm(enum fault fault, long at)
{
	armed.fault = fault;
	armed.left = at;
	armed.met = false;
}

int faulty_met(void)
{
	return armed.met;
}

/* --- Files ----------------------------------------------------------------------------------------------------------- */

static sqlite3_file *of(sqlite3_file *f)
{
	return ((struct file *)f)->real;
}

static int file_close(sqlite3_file *f)
{
	return of(f)->pMethods->xClose(of(f));
}

static int file_read(sqlite3_file *f, void *data, int len, sqlite3_int64 at)
{
	int code = call(false);
	return code ? code : of(f)->pMethods->xRead(of(f), data, len, at);
}

static int file_write(sqlite3_file *f, const void *data, int len, sqlite3_int64 at)
{
	int code = call(true);
	if (!code && armed.met && armed.fault == FAULT_SHORT) {
		of(f)->pMethods->xWrite(of(f), data, len / 2, at);
		die_here();
	}
	return code ? code : of(f)->pMethods->xWrite(of(f), data, len, at);
}

static int file_truncate(sqlite3_file *f, sqlite3_int64 size)
{
	int code = call(true);
	return code ? code : of(f)->pMethods->xTruncate(of(f), size);
}

static int file_sync(sqlite3_file *f, int flags)
{
	int code = call(true);
	return code ? code : of(f)->pMethods->xSync(of(f), flags);
}

static int file_size(sqlite3_file *f, sqlite3_int64 *size)
{
	return of(f)->pMethods->xFileSize(of(f), size);
}

static int file_lock(sqlite3_file *f, int level)
{
	return of(f)->pMethods->xLock(of(f), level);
}

static int file_unlock(sqlite3_file *f, int level)
{
	return of(f)->pMethods->xUnlock(of(f), level);
}

static int file_reserved(sqlite3_file *f, int *out)
{
	return of(f)->pMethods->xCheckReservedLock(of(f), out);
}

static int file_control(sqlite3_file *f, int op, void *data)
{
	return of(f)->pMethods->xFileControl(of(f), op, data);
}

static int file_sector(sqlite3_file *f)
{
	return of(f)->pMethods->xSectorSize(of(f));
}

static int file_traits(sqlite3_file *f)
{
	return of(f)->pMethods->xDeviceCharacteristics(of(f));
}

static const sqlite3_io_methods methods = {
	.iVersion = 1, .xClose = file_close, .xRead = file_read, .xWrite = file_write, .xTruncate = file_truncate, .xSync = file_sync,
	.xFileSize = file_size, .xLock = file_lock, .xUnlock = file_unlock, .xCheckReservedLock = file_reserved, .xFileControl = file_control,
	.xSectorSize = file_sector, .xDeviceCharacteristics = file_traits,
};

static int vfs_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *f, int flags, int *out)
{
	(void)vfs;
	struct file *mine = (struct file *)f;
	f->pMethods = NULL;
	mine->real = (sqlite3_file *)(mine + 1);
	int code = call(flags & SQLITE_OPEN_CREATE);
	if (!code)
		code = real->xOpen(real, name, mine->real, flags, out);
	if (!code)
		f->pMethods = &methods;
	return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *name, int sync)
{
	(void)vfs;
	int code = call(true);
	return code ? code : real->xDelete(real, name, sync);
}

void faulty_start(void)
{
	if (real)
		return;
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD); /* as the program has it, before SQLite is in use */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	real = sqlite3_vfs_find(NULL);
	ours = *real;
	ours.zName = "faulty";
	ours.szOsFile = (int)sizeof(struct file) + real->szOsFile;
	ours.xOpen = vfs_open;
	ours.xDelete = vfs_delete;
	sqlite3_vfs_register(&ours, 1);
}
