using FluentMigrator.Builders.Create.Table;
using FluentMigrator.Infrastructure;
using FluentMigrator.Infrastructure.Extensions;

namespace FluentMigrator.SQLite;

/// <summary>What only SQLite has to say about a table.</summary>
public static class SQLiteExtensions
{
    /// <summary>The additional feature of a table that is true when it is made WITHOUT ROWID.</summary>
    public static readonly string WithoutRowIdTable = "SQLiteWithoutRowId";

    /// <summary>Makes the table WITHOUT ROWID; it needs a primary key then.</summary>
    public static ICreateTableWithColumnOrSchemaOrDescriptionSyntax WithoutRowId(
        this ICreateTableWithColumnOrSchemaOrDescriptionSyntax expression)
    {
        SetWithoutRowId(expression);
        return expression;
    }

    /// <summary>Makes the table WITHOUT ROWID; it needs a primary key then.</summary>
    public static ICreateTableColumnOptionOrWithColumnSyntax WithoutRowId(this ICreateTableColumnOptionOrWithColumnSyntax expression)
    {
        SetWithoutRowId(expression);
        return expression;
    }

    private static void SetWithoutRowId(object builder)
    {
        if (builder is not ISupportAdditionalFeatures table)
        {
            throw new InvalidOperationException(
                $"WithoutRowId needs a table whose builder is an {nameof(ISupportAdditionalFeatures)}; "
                + $"{builder?.GetType().Name ?? "null"} is none.");
        }

        table.SetAdditionalFeature(WithoutRowIdTable, true);
    }
}
