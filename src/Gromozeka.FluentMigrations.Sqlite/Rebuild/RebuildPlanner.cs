using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Plans the rebuild of one table: applies the alterations to its statement, and has SQLite read the result. Writes nothing.</summary>
internal sealed class RebuildPlanner(
    IDatabaseSession session,
    SqliteDatabaseOptions options,
    ColumnClause clause,
    Func<IMigrationExpression, bool> isWrittenElsewhere,
    Func<string, ColumnDefinition, bool> isIndexedUnique)
{
    /// <exception cref="DatabaseOperationNotSupportedException">The table does not exist, or an alteration cannot be made.</exception>
    public TableRebuild Plan(AlterationGroup group)
    {
        var table = StoredTable.Read(session, group.Schema, group.Table)
            ?? throw NearNames.NoTable(session, group.Table);
        return Plan(group.Members.Aggregate(TableDraft.Of(table), Apply));
    }

    /// <summary>Has SQLite read a table as it is and as it will be.</summary>
    /// <exception cref="DatabaseOperationNotSupportedException">SQLite does not take it.</exception>
    public TableRebuild Plan(TableDraft draft)
    {
        var table = draft.Stored;
        var before = Read(table, table.Sql, table.Indexes, mayQuoteTexts: true);
        return new TableRebuild(draft, before, Read(table, draft.Text.Sql, draft.Indexes, before.QuotesTexts), FreeName.Of(session, table.Schema, table.Name));
    }

    private RebuildShape Read(StoredTable table, string sql, IEnumerable<StoredObject> indexes, bool mayQuoteTexts)
    {
        try
        {
            return ScratchDatabase.Read(table.Name, sql, indexes.Select(index => index.Sql), mayQuoteTexts, options);
        }
        catch (SqliteException cause)
        {
            throw new OperationRefusedException(
                $"SQLite does not take the table in its new form: {cause.Message}\n{sql}", "correct what the migration makes of the table", cause);
        }
    }

    private TableDraft Apply(TableDraft draft, IMigrationExpression expression) => expression switch
    {
        AlterColumnExpression alter => AlterColumn.Apply(draft, alter, clause),
        AlterDefaultConstraintExpression alter => ColumnDefault.Apply(draft, alter, clause),
        DeleteDefaultConstraintExpression delete => ColumnDefault.Apply(draft, delete),
        CreateColumnExpression create => NewColumn.Apply(draft, create, clause, create.Column.IsUnique && !isIndexedUnique(create.TableName, create.Column)),
        DeleteColumnExpression delete => DropColumn.Apply(draft, delete),
        _ when isWrittenElsewhere(expression) => draft,
        CreateConstraintExpression create => PrimaryKeys.Apply(draft, create),
        DeleteConstraintExpression { Constraint.IsPrimaryKeyConstraint: true } delete => PrimaryKeys.Apply(draft, delete),
        DeleteConstraintExpression delete => DropUnique.Apply(draft, delete),
        CreateForeignKeyExpression create => ForeignKeys.Add(draft, create.ForeignKey),
        DeleteForeignKeyExpression delete => ForeignKeys.Delete(draft, delete.ForeignKey),
        _ => throw new ArgumentOutOfRangeException(nameof(expression), expression.GetType().Name, "No alteration of a table."),
    };
}
