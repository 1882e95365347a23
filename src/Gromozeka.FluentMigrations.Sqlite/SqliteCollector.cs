using System.Data;
using System.Globalization;

using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Generation;
using FluentMigrator.Model;

using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Modules;
using Gromozeka.FluentMigrations.Sqlite.Operations;
using Gromozeka.FluentMigrations.Sqlite.Rebuild;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite;

/// <summary>Turns each expression into SQLite's statements. One operation, one method; what SQLite cannot do is refused by name.</summary>
internal class SqliteCollector : ICommandCollector
{
    private readonly SqliteSession _session;
    private readonly SqliteSchemaQueries _schema;
    private readonly ColumnClause _columns;
    private readonly SqliteDatabaseOptions _options;
    private readonly StepRebuilds _rebuilds;
    private readonly List<DatabaseCommand> _commands = [];
    private readonly TableConstraints _constraints = new();
    private IReadOnlyList<IMigrationExpression> _step = [];
    private bool _isStarted;
    private int _taken;

    public SqliteCollector(SqliteSession session, SqliteDatabaseOptions options)
    {
        _session = session;
        _columns = new ColumnClause(options);
        _options = options;
        _schema = new SqliteSchemaQueries(session, _columns.Values);
        _rebuilds = new StepRebuilds(session, options, _columns, IsWrittenElsewhere, IsIndexedUnique);
    }

    public string DatabaseType => ProcessorIdConstants.SQLite;

    public IList<string> DatabaseTypeAliases => [];

    // A later IMigrationProcessor has this and HasTransaction. The runtime takes them for it only if they are public and virtual.
    public virtual IQuoter Quoter => _columns.Values;

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public void Announce(IReadOnlyList<IMigrationExpression> expressions)
    {
        var identities = _options.LeaveOutIdentityWithoutKey ? IdentityWithoutKey.LeaveOut(expressions, _columns) : [];
        var descriptions = _options.LeaveOutDescriptions ? Descriptions.LeftOut(expressions) : [];
        Warnings = [.. identities, .. descriptions, .. UnknownOptions.LeftOut(expressions)];
        _step = expressions;
        _constraints.Announce(expressions);
        _rebuilds.Announce(expressions);
    }

    public bool RebuildsTables => _rebuilds.AreNeeded;

    public IReadOnlyList<DatabaseCommand> Take()
    {
        _session.Steps.Operation = NextOperation();
        DatabaseCommand[] taken = _isStarted ? [.. _commands] : [.. _rebuilds.EarlyChecks(), .. _commands];
        _isStarted = true;
        _commands.Clear();
        return taken;
    }

    /// <summary>The operation whose commands are taken, as an error names it.</summary>
    private string NextOperation()
    {
        var name = _taken < _step.Count ? $" ({_step[_taken].GetType().Name.Replace("Expression", "", StringComparison.Ordinal)})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"operation {++_taken} of {Math.Max(_taken, _step.Count)}{name}");
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
        PlainSql.Check(sql, _session.InTransaction);
        UnfinishedText.Check(sql);
        foreach (var statement in SqliteScript.Statements(_session.Options.StripComments ? SqliteScript.WithoutComments(sql) : sql))
            _commands.Add(new SqlCommand(statement) { IsByAuthor = true });
    }

    public void Execute(string template, params object[] args) => Execute(Format(template, args));

    public void Process(CreateTableExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        Add(CreateTable.Sql(
            expression,
            _columns,
            column => IsIndexedUnique(expression.TableName, column),
            _constraints.PrimaryKey(expression, _step),
            _constraints.ForeignKeys(expression, _step)));
    }

    public void Process(DeleteTableExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        DropTable.Check(expression, _session);
        AddChange(
            expression.SchemaName,
            expression.TableName,
            [new SqlCommand($"DROP TABLE {(expression.IfExists ? "IF EXISTS " : "")}{Quoter.QuoteTableName(expression.TableName, expression.SchemaName)}")]);
    }

    public void Process(RenameTableExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        AddChange(
            expression.SchemaName,
            expression.OldName,
            CaseRename.Steps(expression, _session).SelectMany(step => Rename.Commands(step, _session))
                .Concat(ContentOptions.Follow(_session, SchemaOf(expression.SchemaName), Unquoted(expression.OldName), Unquoted(expression.NewName))));
    }

    public void Process(AlterTableExpression expression)
    {
        if (!_options.LeaveOutDescriptions)
            Descriptions.Refuse(expression);
    }

    public void Process(CreateColumnExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        ShadowTables.Refuse(_session, expression.SchemaName, expression.TableName);
        AddColumn.Check(expression, _session, _columns);
        AddColumn.CheckTexts(expression, _session);
        if (!Rebuilt(expression))
            _commands.AddRange(NativeAlter.Commands(AddColumn.Sql(expression, _columns), _session));
        if (expression.Column.ForeignKey is { } key)
            _constraints.Add(key);
    }

    public void Process(DeleteColumnExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        if (Rebuilt(expression))
            return;
        var table = Quoter.QuoteTableName(expression.TableName, expression.SchemaName);
        AddChange(
            expression.SchemaName,
            expression.TableName,
            expression.ColumnNames.SelectMany(
                column => NativeAlter.Commands($"ALTER TABLE {table} DROP COLUMN {Quoter.QuoteColumnName(column)}", _session)));
    }

    public void Process(RenameColumnExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        AddChange(
            expression.SchemaName,
            expression.TableName,
            Rename.Commands(expression, _session).Concat(ContentOptions.Follow(
                _session, SchemaOf(expression.SchemaName), Unquoted(expression.TableName), Unquoted(expression.OldName), Unquoted(expression.NewName))));
    }

    public void Process(AlterColumnExpression expression) => Rebuilt(expression);

    public void Process(AlterDefaultConstraintExpression expression) => Rebuilt(expression);

    public void Process(DeleteDefaultConstraintExpression expression) => Rebuilt(expression);

    public void Process(CreateIndexExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        AddIndex(expression.Index.SchemaName, expression.Index.TableName, CreateIndex.Sql(expression.Index));
    }

    public void Process(DeleteIndexExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        Add($"DROP INDEX {Quoter.QuoteIndexName(expression.Index.Name, expression.Index.SchemaName)}");
    }

    public void Process(CreateConstraintExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        if (_constraints.Contains(expression.Constraint))
            return;
        if (!expression.Constraint.IsPrimaryKeyConstraint || !Rebuilt(expression))
            AddIndex(expression.Constraint.SchemaName, expression.Constraint.TableName, CreateIndex.Sql(expression));
    }

    public void Process(DeleteConstraintExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        var constraint = expression.Constraint;
        if (!IsWrittenElsewhere(expression) && !Rebuilt(expression))
            Add($"DROP INDEX {Quoter.QuoteIndexName(constraint.ConstraintName, constraint.SchemaName)}");
    }

    public void Process(CreateForeignKeyExpression expression)
    {
        var key = expression.ForeignKey;
        if (!_constraints.Contains(key))
            Rebuilt(expression);
    }

    public void Process(DeleteForeignKeyExpression expression)
    {
        if (!IsWrittenElsewhere(expression))
            Rebuilt(expression);
    }

    public void Process(InsertDataExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        CheckFit(expression.SchemaName, expression.TableName, expression.Rows.SelectMany(row => row));
        _commands.AddRange(InsertRows.Commands(expression, _columns.Values));
    }

    public void Process(UpdateDataExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        CheckFit(expression.SchemaName, expression.TableName, expression.Set.Concat(expression.Where ?? []));
        _commands.Add(ChangeRows.Update(expression, _columns.Values));
    }

    public void Process(DeleteDataExpression expression)
    {
        Shadowing.Prevent(expression, _session);
        CheckFit(expression.SchemaName, expression.TableName, expression.Rows.SelectMany(row => row));
        _commands.AddRange(ChangeRows.Delete(expression, _columns.Values));
    }

    public void Process(PerformDBOperationExpression expression) =>
        _commands.Add(new ConnectionCommand((connection, transaction) => expression.Operation(connection, transaction!), expression.Description ?? expression.Operation.Method.Name) { IsByAuthor = true });

    public void Process(CreateSchemaExpression expression) => throw NoSuchThing("Create.Schema", "schemas", "attach a second database file instead");

    public void Process(DeleteSchemaExpression expression) => throw NoSuchThing("Delete.Schema", "schemas", "detach the second database file instead");

    public void Process(AlterSchemaExpression expression) => throw NoSuchThing("ToSchema", "schemas", "copy the table into an attached database with Execute.Sql");

    public void Process(CreateSequenceExpression expression) => throw NoSuchThing("Create.Sequence", "sequences", "use an Identity() column");

    public void Process(DeleteSequenceExpression expression) => throw NoSuchThing("Delete.Sequence", "sequences", "leave it out, or write it for the other databases only (IfDatabase)");

    public void BeginTransaction() => throw OwnTransaction();

    public void CommitTransaction() => throw OwnTransaction();

    public void RollbackTransaction() => throw OwnTransaction();

    public virtual bool HasTransaction() => _session.InTransaction;

    public void Dispose() => _commands.Clear();

    private static string Unquoted(string name) => SqliteQuoter.Instance.UnQuote(name);

    private static string SchemaOf(string? schema) => string.IsNullOrEmpty(schema) ? "main" : SqliteQuoter.Instance.UnQuote(schema);

    private static bool Same(string one, string other) => Names.SameWritten(one, other);

    private static string Format(string template, object[] args) =>
        args.Length == 0 ? template : string.Format(CultureInfo.InvariantCulture, template, args);

    private static OperationRefusedException NoSuchThing(string operation, string what, string next) => new($"{operation}: SQLite has no {what}", next);

    private static NotSupportedException OwnTransaction() =>
        new("The engine begins and ends the transaction of a step, so that its version row commits with it. For a migration without one use TransactionBehavior.None.");

    /// <summary>
    /// Whether a key needs nothing done for it: it is in the statement that makes its table or its column, or it goes with its table or
    /// its column, as in the reverse of such a statement.
    /// </summary>
    private bool IsWrittenElsewhere(IMigrationExpression expression) => expression switch
    {
        CreateForeignKeyExpression key => _constraints.WillContain(key.ForeignKey),
        CreateConstraintExpression key => _constraints.WillContain(key.Constraint),
        DeleteConstraintExpression key => key.Constraint.IsPrimaryKeyConstraint && IsDroppedAfter(expression, key.Constraint.TableName),
        DeleteForeignKeyExpression key => IsDroppedAfter(expression, key.ForeignKey.ForeignTable) || IsDroppedAfter(expression, key.ForeignKey),
        _ => false,
    };

    private bool IsDroppedAfter(IMigrationExpression expression, string table) =>
        After<DeleteTableExpression>(expression).Any(other => Same(other.TableName, table));

    private bool IsDroppedAfter(IMigrationExpression expression, ForeignKeyDefinition key) => key.ForeignColumns.Count == 1
        && After<DeleteColumnExpression>(expression)
            .Any(columns => Same(columns.TableName, key.ForeignTable) && columns.ColumnNames.Any(column => Same(column, key.ForeignColumns.First())));

    private IEnumerable<T> After<T>(IMigrationExpression expression) => _step.SkipWhile(other => other != expression).OfType<T>();

    /// <summary>Adds the commands of a rebuild, when the alteration needs one.</summary>
    /// <returns>Whether nothing is left to do.</returns>
    private bool Rebuilt(IMigrationExpression alteration)
    {
        if (_rebuilds.Take(alteration) is not { } commands)
            return false;
        _commands.AddRange(commands);
        return true;
    }

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

    private bool IsIndexedUnique(string table, ColumnDefinition column) => _step.OfType<CreateIndexExpression>()
        .Select(expression => expression.Index)
        .Any(index => index.IsUnique && Same(index.TableName, table) && index.Columns.Count == 1 && Same(index.Columns.First().Name, column.Name));

    /// <summary>Adds what changes or drops a table, unless it belongs to a virtual one.</summary>
    private void AddChange(string? schema, string table, IEnumerable<DatabaseCommand> commands)
    {
        ShadowTables.Refuse(_session, schema, table);
        _commands.AddRange(commands);
    }

    private void AddIndex(string? schema, string table, string sql) =>
        _commands.Add(new SqlCommand(sql) { OnViolation = Misfits.OfIndex(Unquoted(table), SchemaOf(schema), sql) });

    /// <summary>Raw SQL in a default or an expression can swallow what stands behind it.</summary>
    private void Add(string sql)
    {
        if (sql.Contains("/*", StringComparison.Ordinal))
            UnfinishedText.Check(sql);
        _commands.Add(new SqlCommand(sql));
    }
}
