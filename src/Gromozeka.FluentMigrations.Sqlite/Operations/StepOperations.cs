using System.Diagnostics;
using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Modules;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;
using Gromozeka.FluentMigrations.Sqlite.Steps;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// Turns each operation of a step into statements, or into an edit of a table that the step's rebuilds apply. One method for each
/// operation; operations that SQLite does not support are refused.
/// </summary>
/// <param name="session">Answers questions about the schema.</param>
/// <param name="options">What the host allows.</param>
/// <param name="columns">Writes columns.</param>
/// <param name="step">The step.</param>
internal sealed class StepOperations(SqliteSession session, SqliteDatabaseOptions options, ColumnClause columns, AnnouncedStep step)
{
    private static readonly SqliteQuoter Quoter = SqliteQuoter.Instance;

    private readonly StepRebuilds _rebuilds = new(session, options, columns, step);
    private bool _isStarted;

    /// <summary>The step.</summary>
    public AnnouncedStep Step => step;

    /// <summary>Whether the step rebuilds a table.</summary>
    public bool RebuildsTables => _rebuilds.AreNeeded;

    /// <summary>The commands of an operation; those of the first one begin with the row checks of the whole step.</summary>
    public IReadOnlyList<DatabaseCommand> Of(IMigrationExpression expression)
    {
        IReadOnlyList<DatabaseCommand> checks = _isStarted ? [] : [.. _rebuilds.EarlyChecks()];
        _isStarted = true;
        Shadowing.Prevent(expression, session);
        return [.. checks, .. Commands(expression)];
    }

    private IEnumerable<DatabaseCommand> Commands(IMigrationExpression expression) =>
        expression switch
        {
            CreateTableExpression create => Commands(create),
            DeleteTableExpression delete => Commands(delete),
            RenameTableExpression rename => Commands(rename),
            AlterTableExpression alter => Commands(alter),
            CreateColumnExpression create => Commands(create),
            DeleteColumnExpression delete => _rebuilds.Take(delete) ?? DropColumns(delete),
            RenameColumnExpression rename => Commands(rename),
            AlterColumnExpression or AlterDefaultConstraintExpression or DeleteDefaultConstraintExpression => _rebuilds.Take(expression)
                ?? [],
            CreateIndexExpression { Index: var index } => MakeIndex(expression, index.SchemaName, index.TableName, CreateIndex.Sql(index)),
            DeleteIndexExpression { Index: var index } => DropIndex(index.SchemaName, index.Name),
            _ when step.Keys.IsWrittenElsewhere(expression) => [],
            CreateConstraintExpression create => Commands(create),
            DeleteConstraintExpression { Constraint: var key } => _rebuilds.Take(expression)
                ?? DropIndex(key.SchemaName, key.ConstraintName),
            CreateForeignKeyExpression or DeleteForeignKeyExpression => _rebuilds.Take(expression) ?? [],
            InsertDataExpression insert => Commands(insert),
            UpdateDataExpression update => Commands(update),
            DeleteDataExpression delete => Commands(delete),
            PerformDBOperationExpression code => Commands(code),
            _ => throw NotInSqlite.Refuse(expression),
        };

    private IEnumerable<DatabaseCommand> Commands(CreateTableExpression expression) =>
        Statement(
            CreateTable.Sql(
                expression,
                columns,
                column => step.IsIndexedUnique(expression.TableName, column),
                step.Keys.PrimaryOf(expression),
                step.Keys.ForeignOf(expression)
            )
        );

    private IEnumerable<DatabaseCommand> Commands(DeleteTableExpression expression)
    {
        DropTable.Check(expression, session);
        ShadowTables.Refuse(session, expression.SchemaName, expression.TableName);
        return
        [
            new SqlCommand(
                (expression.IfExists ? "DROP TABLE IF EXISTS " : "DROP TABLE ")
                    + Quoter.QuoteTableName(expression.TableName, expression.SchemaName)
            ),
        ];
    }

    private IEnumerable<DatabaseCommand> Commands(RenameTableExpression expression)
    {
        ShadowTables.Refuse(session, expression.SchemaName, expression.OldName);
        return CaseRename
            .Steps(expression, session)
            .SelectMany(one => Rename.Commands(one, session))
            .Concat(
                ContentOptions.Follow(
                    session,
                    SchemaOf(expression.SchemaName),
                    Quoter.UnQuote(expression.OldName),
                    Quoter.UnQuote(expression.NewName)
                )
            );
    }

    private IEnumerable<DatabaseCommand> Commands(AlterTableExpression expression)
    {
        if (!options.LeaveOutDescriptions)
            Descriptions.Refuse(expression);
        return [];
    }

    private IEnumerable<DatabaseCommand> Commands(CreateColumnExpression expression)
    {
        ShadowTables.Refuse(session, expression.SchemaName, expression.TableName);
        AddColumn.Check(expression, session, columns);
        AddColumn.CheckTexts(expression, session);
        return _rebuilds.Take(expression) ?? NativeAlter.Commands(AddColumn.Sql(expression, columns), session);
    }

    private IEnumerable<DatabaseCommand> DropColumns(DeleteColumnExpression expression)
    {
        ShadowTables.Refuse(session, expression.SchemaName, expression.TableName);
        var table = Quoter.QuoteTableName(expression.TableName, expression.SchemaName);
        return expression.ColumnNames.SelectMany(column =>
            NativeAlter.Commands($"ALTER TABLE {table} DROP COLUMN {Quoter.QuoteColumnName(column)}", session)
        );
    }

    private IEnumerable<DatabaseCommand> Commands(RenameColumnExpression expression)
    {
        ShadowTables.Refuse(session, expression.SchemaName, expression.TableName);
        return Rename
            .Commands(expression, session)
            .Concat(
                ContentOptions.Follow(
                    session,
                    SchemaOf(expression.SchemaName),
                    Quoter.UnQuote(expression.TableName),
                    Quoter.UnQuote(expression.OldName),
                    Quoter.UnQuote(expression.NewName)
                )
            );
    }

    private IEnumerable<DatabaseCommand> Commands(CreateConstraintExpression expression)
    {
        var key = expression.Constraint;
        return (key.IsPrimaryKeyConstraint ? _rebuilds.Take(expression) : null)
            ?? MakeIndex(expression, key.SchemaName, key.TableName, CreateIndex.Sql(expression));
    }

    /// <summary>An operation before it may have created a column, or rows, that a rollback removes.</summary>
    private IEnumerable<DatabaseCommand> MakeIndex(IMigrationExpression expression, string? schema, string table, string sql)
    {
        var target = new Effect(EffectKind.Index, schema, table);
        var areStored = !step.Before(expression)
            .Any(one =>
                one.Effects.MayBeAny
                || one.Effects.Tables.Any(other => other.Kind != EffectKind.Index && TableEdit.SameTable(other, target))
            );
        return [new SqlCommand(sql) { OnViolation = Misfits.OfIndex(Quoter.UnQuote(table), SchemaOf(schema), sql, areStored) }];
    }

    private static IEnumerable<DatabaseCommand> DropIndex(string? schema, string name) =>
        Statement($"DROP INDEX {Quoter.QuoteIndexName(name, schema)}");

    private IEnumerable<DatabaseCommand> Commands(InsertDataExpression expression)
    {
        CheckFit(expression.SchemaName, expression.TableName, expression.Rows);
        return InsertRows.Commands(expression, columns.Values);
    }

    private IEnumerable<DatabaseCommand> Commands(UpdateDataExpression expression)
    {
        CheckFit(expression.SchemaName, expression.TableName, [expression.Set, expression.Where ?? []]);
        return [ChangeRows.Update(expression, columns.Values)];
    }

    private IEnumerable<DatabaseCommand> Commands(DeleteDataExpression expression)
    {
        CheckFit(expression.SchemaName, expression.TableName, expression.Rows);
        return ChangeRows.Delete(expression, columns.Values);
    }

    private static IEnumerable<DatabaseCommand> Commands(PerformDBOperationExpression expression) =>
        [
            new ConnectionCommand(
                (connection, transaction) => expression.Operation(connection, transaction!),
                expression.Description ?? DiagnosticMethodInfo.Create(expression.Operation)?.Name ?? nameof(expression.Operation)
            )
            {
                IsByAuthor = true,
            },
        ];

    /// <summary>Only the types of columns whose values depend on them are read.</summary>
    private void CheckFit(string? schema, string table, IEnumerable<List<KeyValuePair<string, object>>> rows)
    {
        var types = new Dictionary<string, string?>();
        foreach (var row in rows)
        {
            foreach (var (column, value) in row)
            {
                if (!ColumnFit.DependsOnColumn(value))
                    continue;
                if (!types.TryGetValue(column, out var type))
                    types[column] = type = new SqliteSchemaQueries(session, columns.Values).ColumnType(schema, table, column);
                if (type is not null)
                    ColumnFit.Check(value, $"{table}.{column}", type);
            }
        }
    }

    /// <summary>Raw SQL in a default or an expression can swallow the text after it.</summary>
    private static IEnumerable<DatabaseCommand> Statement(string sql)
    {
        if (sql.Contains("/*", StringComparison.Ordinal))
            UnfinishedText.Check(sql);
        return [new SqlCommand(sql)];
    }

    private static string SchemaOf(string? schema) => string.IsNullOrEmpty(schema) ? "main" : Quoter.UnQuote(schema);
}
