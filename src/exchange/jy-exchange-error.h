/* Errors of reading and writing exchange files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * JyExchangeError:
 * @JY_EXCHANGE_ERROR_NOT_REGULAR: the path is a directory, a pipe or a device
 * @JY_EXCHANGE_ERROR_NOT_TEXT: a spreadsheet, PDF, archive or other binary file, or a NUL in the text
 * @JY_EXCHANGE_ERROR_EMPTY: there is no text
 * @JY_EXCHANGE_ERROR_UNKNOWN_ENCODING: an encoding was asked for that this system does not know
 * @JY_EXCHANGE_ERROR_ENCODING: bytes that are not text in the encoding given or detected
 * @JY_EXCHANGE_ERROR_QUOTE: a quotation mark that is never closed, or text after a closing one
 * @JY_EXCHANGE_ERROR_LIMIT: a cell or a record larger than is accepted
 * @JY_EXCHANGE_ERROR_CHANGED: the file was changed while it was being read
 *
 * What can be wrong with a file from outside. A file that cannot be opened or read at all is a
 * %G_FILE_ERROR instead, a stream that cannot be written to a %G_IO_ERROR.
 */
typedef enum
{
  JY_EXCHANGE_ERROR_NOT_REGULAR,
  JY_EXCHANGE_ERROR_NOT_TEXT,
  JY_EXCHANGE_ERROR_EMPTY,
  JY_EXCHANGE_ERROR_UNKNOWN_ENCODING,
  JY_EXCHANGE_ERROR_ENCODING,
  JY_EXCHANGE_ERROR_QUOTE,
  JY_EXCHANGE_ERROR_LIMIT,
  JY_EXCHANGE_ERROR_CHANGED,
} JyExchangeError;

#define JY_EXCHANGE_ERROR (jy_exchange_error_quark ())

GQuark jy_exchange_error_quark (void);

G_END_DECLS
