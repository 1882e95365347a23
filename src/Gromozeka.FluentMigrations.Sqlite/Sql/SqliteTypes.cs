using System.Data;

using FluentMigrator.Exceptions;
using FluentMigrator.Model;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>The declared types that FluentMigrator gives to columns on SQLite. Sizes are not part of a type there.</summary>
internal static class SqliteTypes
{
    public static string Of(ColumnDefinition column) => column.CustomType ?? column.Type switch
    {
        DbType.AnsiString or DbType.AnsiStringFixedLength or DbType.String or DbType.StringFixedLength or DbType.Xml => "TEXT",
        DbType.Binary => "BLOB",
        DbType.Boolean or DbType.Byte or DbType.SByte or DbType.Int16 or DbType.Int32 or DbType.Int64
            or DbType.UInt16 or DbType.UInt32 or DbType.UInt64 => "INTEGER",
        DbType.Currency or DbType.Decimal or DbType.Double or DbType.Single or DbType.VarNumeric => "NUMERIC",
        DbType.Date or DbType.DateTime or DbType.DateTime2 or DbType.DateTimeOffset or DbType.Time => "DATETIME",
        DbType.Guid => "UNIQUEIDENTIFIER",
        _ => throw new DatabaseOperationNotSupportedException($"SQLite has no type for {column.Type} of column {column.Name}; name one with AsCustom."),
    };
}
