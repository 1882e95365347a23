using System.Data;
using FluentMigrator.Exceptions;
using FluentMigrator.Model;
using FluentMigrator.Runner.Generators.SQLite;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>The declared types of columns, from FluentMigrator's type map, in which sizes are not part of a type.</summary>
internal sealed class ColumnTypes
{
    private static readonly Lazy<ColumnTypes> Ordinary = new(() => new ColumnTypes(useStrictTables: false));
    private static readonly Lazy<ColumnTypes> Strict = new(() => new ColumnTypes(useStrictTables: true));

    private readonly SQLiteTypeMap _map;

    private ColumnTypes(bool useStrictTables) => _map = new(useStrictTables);

    /// <summary>The type maps for the options. A map is only read after its creation, so there is one for each combination.</summary>
    public static ColumnTypes For(SqliteDatabaseOptions options) => (options.UseStrictTables ? Strict : Ordinary).Value;

    /// <exception cref="DatabaseOperationNotSupportedException">The map has no such type.</exception>
    public string Of(ColumnDefinition column)
    {
        if (column.Type is not { } type)
            return column.CustomType ?? "";
        try
        {
            return _map.GetTypeMap(Known(type), column.Size, column.Precision);
        }
        catch (NotSupportedException unknown)
        {
            throw new OperationRefusedException(
                $"SQLite has no type for {type} of column {column.Name}",
                "specify one with AsCustom",
                unknown
            );
        }
    }

    /// <summary>The map lacks two types of FluentMigrator's API. SQLite stores both as the same text as the most similar type.</summary>
    private static DbType Known(DbType type) =>
        type switch
        {
            DbType.DateTimeOffset => DbType.DateTime,
            DbType.Xml => DbType.String,
            _ => type,
        };
}
