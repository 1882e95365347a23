using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace FluentMigrator.Infrastructure;

/// <summary>The messages of invalid expressions.</summary>
public class ErrorMessages
{
    internal ErrorMessages()
    {
    }

    /// <summary>The source of the messages.</summary>
    public static ResourceManager ResourceManager { get; } = new(typeof(ErrorMessages));

    /// <summary>The language of the messages; null means that of the current thread.</summary>
    public static CultureInfo Culture { get; set; }

    public static string ColumnNameCannotBeNullOrEmpty => Text();

    public static string ColumnNamesMustBeUnique => Text();

    public static string ColumnTypeMustBeDefined => Text();

    public static string ConstraintMustHaveAtLeastOneColumn => Text();

    public static string DefaultValueCannotBeNull => Text();

    public static string DestinationSchemaCannotBeNull => Text();

    public static string ExpressionTableNameMissing => Text();

    public static string ExpressionTableNameMissingWithHints => Text();

    public static string ForeignKeyColumnNamesMustBeUnique => Text();

    public static string ForeignKeyColumnsCountMustMatchPrimaryKeyColumnsCount => Text();

    public static string ForeignKeyMustHaveOneOrMoreForeignColumns => Text();

    public static string ForeignKeyMustHaveOneOrMorePrimaryColumns => Text();

    public static string ForeignKeyMustNotHaveColumnNameBeNullOrEmpty => Text();

    public static string ForeignKeyNameCannotBeNullOrEmpty => Text();

    public static string ForeignTableNameCannotBeNullOrEmpty => Text();

    public static string IndexIncludeColumnNameMustNotBeNullOrEmpty => Text();

    public static string IndexMustHaveOneOrMoreColumns => Text();

    public static string IndexNameCannotBeNullOrEmpty => Text();

    public static string MethodXMustBeCalledOnObjectImplementingY => Text();

    public static string NewColumnNameCannotBeNullOrEmpty => Text();

    public static string NewTableNameCannotBeNullOrEmpty => Text();

    public static string OldColumnNameCannotBeNullOrEmpty => Text();

    public static string OldTableNameCannotBeNullOrEmpty => Text();

    public static string OperationCannotBeNull => Text();

    public static string PrimaryKeyColumnNameReferencedByForeignKeyMustNotBeNullOrEmpty => Text();

    public static string PrimaryKeyColumnNamesMustBeUnique => Text();

    public static string PrimaryTableNameCannotBeNullOrEmpty => Text();

    public static string SchemaNameCannotBeNullOrEmpty => Text();

    public static string SequenceNameCannotBeNullOrEmpty => Text();

    public static string SqlScriptCannotBeNullOrEmpty => Text();

    public static string SqlStatementCannotBeNullOrEmpty => Text();

    public static string TableNameCannotBeNullOrEmpty => Text();

    public static string UpdateDataExpressionMustNotSpecifyBothWhereClauseAndAllRows => Text();

    public static string UpdateDataExpressionMustSpecifyWhereClauseOrAllRows => Text();

    private static string Text([CallerMemberName] string name = null) => ResourceManager.GetString(name, Culture);
}
