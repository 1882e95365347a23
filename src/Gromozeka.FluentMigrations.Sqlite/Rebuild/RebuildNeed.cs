using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Parsing;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Gromozeka.FluentMigrations.Sqlite.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Decides whether this version of SQLite has a statement of its own for an alteration, on the table as it is.</summary>
internal sealed class RebuildNeed(SqliteSession session, ColumnClause clause, AnnouncedStep step)
{
    // DROP COLUMN was added in 3.35.0 (sqlite.org/changes.html).
    private const int DropColumnVersion = 3035000;

    public bool Of(IMigrationExpression expression) =>
        expression switch
        {
            AlterColumnExpression alter => NotNull.Commands(session, clause, alter) is null,
            CreateColumnExpression create => Of(create),
            DeleteColumnExpression delete => Of(delete),
            DeleteConstraintExpression { Constraint.IsUniqueConstraint: true } delete => !HasIndex(delete.Constraint),
            CreateForeignKeyExpression or DeleteForeignKeyExpression or CreateConstraintExpression or DeleteConstraintExpression =>
                !step.Keys.IsWrittenElsewhere(expression),
            _ => true,
        };

    /// <summary>Whether earlier statements of the step may change the answer.</summary>
    public static bool DependsOnSchema(IMigrationExpression expression) =>
        expression is AlterColumnExpression or DeleteColumnExpression or DeleteConstraintExpression;

    private bool Of(CreateColumnExpression expression)
    {
        var column = expression.Column;
        return column.IsPrimaryKey
            || column.IsIdentity
            || column.IsUnique && !step.IsIndexedUnique(expression.TableName, column)
            || column.ForeignKey is not null && column.DefaultValue is not (null or ColumnDefinition.UndefinedDefaultValue)
            || ConstraintsOf(column).Any(constraint => !IsAdded(constraint));
    }

    /// <summary>
    /// The text after the type, including that of <c>AsCustom</c>. If it cannot be written, the operation is refused later.
    /// </summary>
    private IReadOnlyList<ConstraintText> ConstraintsOf(ColumnDefinition column)
    {
        try
        {
            return CreateTableParser.Parse($"CREATE TABLE t ({clause.Of(column)})").Columns[0].Constraints;
        }
        catch (Exception refusal) when (refusal is FormatException or DatabaseOperationNotSupportedException)
        {
            return [];
        }
    }

    /// <summary>ADD COLUMN supports neither keys nor stored computed columns nor, if there are rows, computed defaults.</summary>
    private bool IsAdded(ConstraintText constraint) =>
        constraint.Kind switch
        {
            ConstraintKind.PrimaryKey or ConstraintKind.Unique => false,
            ConstraintKind.Generated => !constraint.Has("STORED"),
            ConstraintKind.Default => !constraint.Tokens.Any(token =>
                token.Is('(') || token.Text.StartsWith("CURRENT_", StringComparison.OrdinalIgnoreCase) || IsComputedInScript(token)
            ),
            _ => true,
        };

    private bool IsComputedInScript(SqliteToken token) =>
        session.Options.IsForScripts && token.Kind == SqliteTokenKind.Text && token.Text.Contains('\r', StringComparison.Ordinal);

    private bool Of(DeleteColumnExpression expression)
    {
        if (session.Options.StatementVersion < DropColumnVersion)
            return true;
        if (StoredTable.Read(session, expression.SchemaName, expression.TableName) is not { } table)
            return false;
        var draft = TableDraft.Of(table);
        // A broken view would make DROP COLUMN fail, whatever it refers to; and if a view may use the column, the rebuild reports its state
        // more exactly.
        return !expression.ColumnNames.All(column =>
                draft.Text.Find(SqliteQuoter.Instance.UnQuote(column)) is not null && DropColumn.IsPlain(draft, column)
            )
            || Breakage.Read(session, table.Schema).Count > 0
            || ReadViewsAndTriggers(table.Schema)
                .Any(tokens => expression.ColumnNames.Any(column => tokens.Mention(SqliteQuoter.Instance.UnQuote(column))));
    }

    private IEnumerable<List<SqliteToken>> ReadViewsAndTriggers(string schema)
    {
        var sql =
            $"SELECT sql FROM {SqliteQuoter.Exact(schema)}.sqlite_master WHERE type IN ('view', 'trigger') "
            + "UNION ALL SELECT sql FROM temp.sqlite_master WHERE sql IS NOT NULL";
        return session.Rows(sql, row => row.GetString(0)).Select(text => SqliteTokenizer.Read(text).ToList());
    }

    private bool HasIndex(ConstraintDefinition constraint) =>
        StoredTable
            .Read(session, constraint.SchemaName, constraint.TableName)
            ?.Indexes.Any(index => Names.Same(index.Name, SqliteQuoter.Instance.UnQuote(constraint.ConstraintName ?? ""))) == true;
}
