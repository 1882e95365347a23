using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Create.Column and Alter.Table().AddColumn, within the limits of ADD COLUMN (sqlite.org/lang_altertable.html).</summary>
internal static class AddColumn
{
    private const string Statements =
        $"SELECT sql FROM {{0}}.sqlite_master WHERE type IN ('table', 'index') AND tbl_name = @p0 {NameCollation.Same} AND sql IS NOT "
        + "NULL ORDER BY type = 'index', rowid";

    /// <summary>
    /// Refuses a name that occurs in the table's statement as a string in double quotes: SQLite would then take it for the column, and
    /// <c>CHECK (kind IN ("a", "b"))</c> would be another condition.
    /// </summary>
    public static void CheckTexts(CreateColumnExpression expression, SqliteSession session)
    {
        var name = SqliteQuoter.Instance.UnQuote(expression.Column.Name);
        var table = SqliteQuoter.Instance.UnQuote(expression.TableName);
        var schema = string.IsNullOrEmpty(expression.SchemaName) ? "main" : SqliteQuoter.Instance.UnQuote(expression.SchemaName);
        // Only read, so a statement that is not valid text does not matter.
        var statements = session.Rows(
            Statements.Replace("{0}", SqliteQuoter.Exact(schema), StringComparison.Ordinal),
            row => row.GetString(0),
            table
        );
        if (
            !statements.Any(sql => Quotes(sql, name))
            || !ScratchDatabase.Read(table, statements[0], statements.Skip(1), mayQuoteTexts: true, session.Options).QuotesTexts
        )
            return;
        throw Refuse(
            $"{table}.{name}",
            $"the table has the string \"{name}\" in double quotes, which would then mean the new column",
            "write it in single quotes first"
        );
    }

    /// <summary>Explains in advance what SQLite refuses on a table with rows.</summary>
    public static void Check(CreateColumnExpression expression, SqliteSession session, ColumnClause clause)
    {
        var column = expression.Column;
        if (column.Expression is { Length: > 0 } computed)
        {
            if (column.IsNullable != true)
                CheckComputed(expression, computed, session);
            return;
        }

        var hasDefault = column.DefaultValue is not (null or ColumnDefinition.UndefinedDefaultValue);
        // A column that becomes the rowid gets the existing rowids.
        if (
            column.IsNullable == true
            || hasDefault
            || column.IsIdentity
            || column.IsPrimaryKey && Names.Same(clause.TypeOf(column), "INTEGER")
        )
            return;
        if (session.CountRows(expression.TableName, expression.SchemaName) is > 0 and var rows)
            throw Refuse(
                $"{expression.TableName}.{column.Name}",
                $"the table has {Quantity.Of(rows, "row")}, and a column that is NOT NULL needs a value for {(rows == 1 ? "it" : "them")}",
                "add Nullable(), WithDefaultValue(…) or SetExistingRowsTo(…)"
            );
    }

    public static string Sql(CreateColumnExpression expression, ColumnClause clause)
    {
        var column = expression.Column;
        var references = column.ForeignKey is null
            ? ""
            : $" {ColumnClause.Constraint(column.ForeignKey.Name)}{ColumnClause.References(column.ForeignKey)}";
        return $"ALTER TABLE {SqliteQuoter.Instance.QuoteTableName(expression.TableName, expression.SchemaName)} "
            + $"ADD COLUMN {clause.Of(column)}{references}{ColumnClause.Comment(column.ColumnDescription)}";
    }

    private static bool Quotes(string sql, string name) =>
        SqliteTokenizer
            .Read(sql)
            .Any(token => token.Kind == SqliteTokenKind.QuotedName && token.Text[0] == '"' && Names.Same(token.Name, name));

    /// <summary>SQLite computes the values of all rows, but its error does not name the row with NULL.</summary>
    private static void CheckComputed(CreateColumnExpression expression, string computed, SqliteSession session)
    {
        if (!session.HasRows(expression.TableName, expression.SchemaName))
            return;
        var table = SqliteQuoter.Instance.QuoteTableName(expression.TableName, expression.SchemaName);
        long rows;
        try
        {
            rows = session.Number($"SELECT count(*) FROM {table} WHERE ({computed}) IS NULL");
        }
        catch (SqliteException)
        {
            // The expression refers to something that does not exist: SQLite reports this itself when it adds the column.
            return;
        }

        if (rows > 0)
        {
            throw new CheckFailedException(
                ErrorCodes.RowsDoNotFit,
                $"{Quantity.Of(rows, $"row of table {expression.TableName} gives", $"rows of table {expression.TableName} give")} NULL "
                    + "for the new column "
                    + $"{expression.Column.Name}, which is NOT NULL and computed as {computed}. To find them: "
                    + $"SELECT * FROM {table} WHERE ({computed}) IS NULL",
                "correct the rows, or the expression, or add Nullable(), and start again"
            );
        }
    }

    private static OperationRefusedException Refuse(string column, string reason, string next) =>
        new($"Adding column {column}: {reason}", next);
}
