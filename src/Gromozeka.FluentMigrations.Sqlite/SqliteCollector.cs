using System.Data;
using System.Globalization;

using FluentMigrator;
using FluentMigrator.Exceptions;
using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Model;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Operations;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>Turns each expression into SQLite's statements. One operation, one method; what SQLite cannot do is refused by name.</summary>
internal sealed class SqliteCollector(SqliteSession session) : ICommandCollector
{
    private readonly SqliteSchemaQueries _schema = new(session);
    private readonly List<DatabaseCommand> _commands = [];
    private readonly TableConstraints _constraints = new(table => new SqliteSchemaQueries(session).TableExists(table.SchemaName, table.TableName));
    private readonly SkippedColumns _skipped = new();
    private IReadOnlyList<IMigrationExpression> _step = [];

    public string DatabaseType => ProcessorIdConstants.SQLite;

    public IList<string> DatabaseTypeAliases => [];

    public IQuoter Quoter => SqliteQuoter.Instance;

    public void Announce(IReadOnlyList<IMigrationExpression> expressions) => _step = expressions;

    public IReadOnlyList<DatabaseCommand> Take()
    {
        DatabaseCommand[] taken = [.. _commands];
        _commands.Clear();
        return taken;
    }

    public bool SchemaExists(string schemaName) => _schema.SchemaExists(schemaName);

    public bool TableExists(string schemaName, string tableName) => _schema.TableExists(schemaName, tableName);

    public bool ColumnExists(string schemaName, string tableName, string columnName) => _schema.ColumnExists(schemaName, tableName, columnName);

    public bool ConstraintExists(string schemaName, string tableName, string constraintName) =>
        _schema.ConstraintExists(schemaName, tableName, constraintName);

    public bool IndexExists(string schemaName, string tableName, string indexName) => _schema.IndexExists(schemaName, tableName, indexName);

    public bool SequenceExists(string schemaName, string sequenceName) => false;

    public bool DefaultValueExists(string schemaName, string tableName, string columnName, object defaultValue) =>
        _schema.DefaultValueExists(schemaName, tableName, columnName, defaultValue);

    public bool Exists(string template, params object[] args) => _schema.Exists(Format(template, args));

    public DataSet Read(string template, params object[] args) => _schema.Read(Format(template, args));

    public DataSet ReadTableData(string schemaName, string tableName) => _schema.Read($"SELECT * FROM {Quoter.QuoteTableName(tableName, schemaName)}");

    public void Execute(string sql)
    {
        PlainSql.Check(sql, session.InTransaction);
        foreach (var statement in SqliteScript.Statements(session.StripsComments ? SqliteScript.WithoutComments(sql) : sql))
            Add(statement);
    }

    public void Execute(string template, params object[] args) => Execute(Format(template, args));

    public void Process(CreateTableExpression expression)
    {
        Add(CreateTable.Sql(
            expression,
            column => IsIndexedUnique(expression.TableName, column),
            _constraints.PrimaryKey(expression, _step),
            _constraints.ForeignKeys(expression, _step)));
    }

    public void Process(DeleteTableExpression expression)
    {
        DropTable.Check(expression, session);
        Add($"DROP TABLE {(expression.IfExists ? "IF EXISTS " : "")}{Quoter.QuoteTableName(expression.TableName, expression.SchemaName)}");
    }

    public void Process(RenameTableExpression expression) =>
        Add($"ALTER TABLE {Quoter.QuoteTableName(expression.OldName, expression.SchemaName)} RENAME TO {Quoter.Quote(expression.NewName)}");

    public void Process(AlterTableExpression expression)
    {
        if (!string.IsNullOrEmpty(expression.TableDescription))
            throw new DatabaseOperationNotSupportedException($"Alter.Table({expression.TableName}).WithDescription: SQLite keeps no descriptions of existing tables. Leave it out.");
    }

    public void Process(CreateColumnExpression expression)
    {
        if (LaterMembers.IfExists(expression) && Skips(expression.SchemaName, expression.TableName, expression.Column))
            return;
        var sql = AddColumn.Sql(expression);
        AddColumn.Check(expression, session);
        Add(sql);
        if (expression.Column.ForeignKey is { } key)
            _constraints.Add(key);
    }

    public void Process(DeleteColumnExpression expression)
    {
        foreach (var column in expression.ColumnNames)
            Add($"ALTER TABLE {Quoter.QuoteTableName(expression.TableName, expression.SchemaName)} DROP COLUMN {Quoter.QuoteColumnName(column)}");
    }

    public void Process(RenameColumnExpression expression) =>
        Add($"ALTER TABLE {Quoter.QuoteTableName(expression.TableName, expression.SchemaName)} "
            + $"RENAME COLUMN {Quoter.QuoteColumnName(expression.OldName)} TO {Quoter.QuoteColumnName(expression.NewName)}");

    public void Process(AlterColumnExpression expression)
    {
        if (!LaterMembers.IfExists(expression) || !Skips(expression.SchemaName, expression.TableName, expression.Column))
            throw TableChange.Refuse("Alter.Column", expression.TableName);
    }

    public void Process(AlterDefaultConstraintExpression expression)
    {
        if (!_skipped.Contains(expression.TableName, [expression.ColumnName]))
            throw TableChange.Refuse("Changing a default", expression.TableName);
    }

    public void Process(DeleteDefaultConstraintExpression expression) => throw TableChange.Refuse("Delete.DefaultConstraint", expression.TableName);

    public void Process(CreateIndexExpression expression)
    {
        if (!_skipped.Contains(expression.Index.TableName, expression.Index.Columns.Select(column => column.Name)))
            Add(CreateIndex.Sql(expression.Index));
    }

    public void Process(DeleteIndexExpression expression) =>
        Add($"DROP INDEX {Quoter.QuoteIndexName(expression.Index.Name, expression.Index.SchemaName)}");

    public void Process(CreateConstraintExpression expression)
    {
        if (!_constraints.Contains(expression.Constraint))
            Add(CreateIndex.Sql(expression));
    }

    public void Process(DeleteConstraintExpression expression)
    {
        var constraint = expression.Constraint;
        if (!constraint.IsPrimaryKeyConstraint)
            Add($"DROP INDEX {Quoter.QuoteIndexName(constraint.ConstraintName, constraint.SchemaName)}");
        else if (!IsDroppedAfter(expression, constraint.TableName))
            throw TableChange.Refuse("Delete.PrimaryKey", constraint.TableName);
    }

    public void Process(CreateForeignKeyExpression expression)
    {
        var key = expression.ForeignKey;
        if (!_constraints.Contains(key) && !_skipped.Contains(key.ForeignTable, key.ForeignColumns))
            throw TableChange.Refuse("Create.ForeignKey", key.ForeignTable);
    }

    public void Process(DeleteForeignKeyExpression expression)
    {
        // The reverse of a column with ForeignKey(…) drops the key, then its table or the column: the key goes with it.
        var key = expression.ForeignKey;
        var goesWithColumn = After<DeleteColumnExpression>(expression)
            .Any(columns => Same(columns.TableName, key.ForeignTable) && columns.ColumnNames.Any(column => key.ForeignColumns.Any(other => Same(column, other))));
        if (!goesWithColumn && !IsDroppedAfter(expression, key.ForeignTable))
            throw TableChange.Refuse("Delete.ForeignKey", key.ForeignTable);
    }

    public void Process(InsertDataExpression expression)
    {
        CheckFit(expression.SchemaName, expression.TableName, expression.Rows.SelectMany(row => row));
        _commands.AddRange(InsertRows.Commands(expression));
    }

    public void Process(UpdateDataExpression expression)
    {
        if (_skipped.Contains(expression.TableName, expression.Set.Select(value => value.Key)))
            return;
        CheckFit(expression.SchemaName, expression.TableName, expression.Set.Concat(expression.Where ?? []));
        _commands.Add(ChangeRows.Update(expression));
    }

    public void Process(DeleteDataExpression expression)
    {
        CheckFit(expression.SchemaName, expression.TableName, expression.Rows.SelectMany(row => row));
        _commands.AddRange(ChangeRows.Delete(expression));
    }

    public void Process(PerformDBOperationExpression expression) =>
        _commands.Add(new ConnectionCommand((connection, transaction) => expression.Operation(connection, transaction!), expression.Description ?? expression.Operation.Method.Name));

    public void Process(CreateSchemaExpression expression) => throw NoSuchThing("Create.Schema", "schemas; attach a second database file instead");

    public void Process(DeleteSchemaExpression expression) => throw NoSuchThing("Delete.Schema", "schemas; detach the second database file instead");

    public void Process(AlterSchemaExpression expression) => throw NoSuchThing("ToSchema", "schemas; copy the table into an attached database with Execute.Sql");

    public void Process(CreateSequenceExpression expression) => throw NoSuchThing("Create.Sequence", "sequences; use an Identity() column");

    public void Process(DeleteSequenceExpression expression) => throw NoSuchThing("Delete.Sequence", "sequences");

    public void BeginTransaction() => throw OwnTransaction();

    public void CommitTransaction() => throw OwnTransaction();

    public void RollbackTransaction() => throw OwnTransaction();

    public bool HasTransaction() => session.InTransaction;

    public void Dispose() => _commands.Clear();

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Format(string template, object[] args) =>
        args.Length == 0 ? template : string.Format(CultureInfo.InvariantCulture, template, args);

    private static DatabaseOperationNotSupportedException NoSuchThing(string operation, string what) => new($"{operation}: SQLite has no {what}.");

    private static NotSupportedException OwnTransaction() =>
        new("The engine begins and ends the transaction of a step, so that its version row commits with it. For a migration without one use TransactionBehavior.None.");

    /// <summary>Asks for the types of those columns only whose values depend on them.</summary>
    private void CheckFit(string? schema, string table, IEnumerable<KeyValuePair<string, object>> values)
    {
        var types = new Dictionary<string, string?>();
        foreach (var (column, value) in values.Where(pair => ColumnFit.DependsOnColumn(pair.Value)))
        {
            if (!types.TryGetValue(column, out var type))
                types[column] = type = _schema.ColumnType(schema, table, column);
            if (type is not null)
                ColumnFit.Check(value, $"{table}.{column}", type);
        }
    }

    private bool Skips(string? schema, string table, ColumnDefinition column)
    {
        if (_schema.TableExists(schema, table))
            return false;
        _skipped.Add(table, column.Name);
        return true;
    }

    /// <summary>The reverse of a key that was written into CREATE TABLE: it goes with the table.</summary>
    private bool IsDroppedAfter(IMigrationExpression expression, string table) =>
        After<DeleteTableExpression>(expression).Any(other => Same(other.TableName, table));

    private IEnumerable<T> After<T>(IMigrationExpression expression) => _step.SkipWhile(other => other != expression).OfType<T>();

    private bool IsIndexedUnique(string table, ColumnDefinition column) => _step.OfType<CreateIndexExpression>()
        .Select(expression => expression.Index)
        .Any(index => index.IsUnique && Same(index.TableName, table) && index.Columns.Count == 1 && Same(index.Columns.First().Name, column.Name));

    private void Add(string sql) => _commands.Add(new SqlCommand(sql));
}
