using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using FluentMigrator.Model;

namespace FluentMigrator.Builders;

/// <summary>
/// Sets the options of the current column of a table and records what belongs to it: indexes, foreign keys, values for existing rows.
/// </summary>
internal abstract partial class ColumnBuilder<TNext, TNextFk> : ColumnTypeBuilder<TNext>,
    IColumnOptionSyntax<TNext, TNextFk>,
    IForeignKeyCascadeSyntax<TNext, TNextFk>,
    IColumnExpressionBuilder,
    IMigrationContextAccessor
    where TNext : class
    where TNextFk : class
{
    private readonly List<Action<string>> _schemaFollowers = [];
    private ExistingRowsUpdate _existingRows;

    protected ColumnBuilder(IMigrationContext context)
    {
        Context = context;
    }

    public abstract string SchemaName { get; }

    public abstract string TableName { get; }

    public ColumnDefinition Column { get; private set; }

    protected IMigrationContext Context { get; }

    /// <summary>Whether the change is to be skipped when the table does not exist.</summary>
    protected virtual bool SkipsMissingTable => false;

    public IMigrationContext GetMigrationContext() => Context;

    public TNext Computed(string expression, bool stored = false) => With(column =>
    {
        column.Expression = expression;
        column.ExpressionStored = stored;
    });

    public TNext Identity() => With(column => column.IsIdentity = true);

    public TNext PrimaryKey() => With(column => column.IsPrimaryKey = true);

    public TNext PrimaryKey(string primaryKeyName) => With(column =>
    {
        column.IsPrimaryKey = true;
        column.PrimaryKeyName = primaryKeyName;
    });

    public TNext Nullable()
    {
        _existingRows?.AllowNull();
        return With(column => column.IsNullable = true);
    }

    public TNext NotNullable()
    {
        Column.IsNullable = false;
        _existingRows?.ForbidNullAfterwards();
        return Next;
    }

    /// <summary>Records that all rows get the value; called again for the same column, it replaces the value.</summary>
    public TNext SetExistingRowsTo(object value)
    {
        _existingRows ??= new ExistingRowsUpdate(Context, this, SkipsMissingTable, FollowSchema);
        _existingRows.SetValue(value);
        return Next;
    }

    public TNext WithDefault(SystemMethods method) => WithDefaultValue(method);

    public TNext WithDefaultValue(object value)
    {
        OnDefaultSet(value);
        return With(column => column.DefaultValue = value);
    }

    public TNext WithColumnDescription(string description) => With(column => column.ColumnDescription = description);

    public TNext WithColumnAdditionalDescription(string descriptionName, string description)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(descriptionName);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        if (Column.AdditionalColumnDescriptions?.ContainsKey(descriptionName) == true)
        {
            throw new ArgumentException(
                $"The column {Column.Name} already has a description named {descriptionName}.", nameof(descriptionName));
        }

        return With(column => (column.AdditionalColumnDescriptions ??= [])[descriptionName] = description);
    }

    public TNext WithColumnAdditionalDescriptions(Dictionary<string, string> columnDescriptions)
    {
        ArgumentNullException.ThrowIfNull(columnDescriptions);
        if (columnDescriptions.Count == 0)
            throw new ArgumentException("At least one description is needed.", nameof(columnDescriptions));

        foreach (var (name, description) in columnDescriptions)
            WithColumnAdditionalDescription(name, description);

        return Next;
    }

    /// <summary>Makes it the column that the following options are about.</summary>
    protected void Begin(ColumnDefinition column)
    {
        Column = column;
        _existingRows = null;
        _foreignKey = null;
    }

    /// <summary>Passes a schema that is named late on to what was recorded for the table before.</summary>
    protected void PassOnSchema(string schemaName)
    {
        foreach (var follow in _schemaFollowers)
            follow(schemaName);
    }

    protected void FollowSchema(Action<string> setSchema) => _schemaFollowers.Add(setSchema);

    /// <summary>Called with each new default, before the column has it.</summary>
    protected virtual void OnDefaultSet(object value)
    {
    }

    protected void RecordDefaultChange(object value)
    {
        var change = Context.Record(new AlterDefaultConstraintExpression
        {
            SchemaName = SchemaName,
            TableName = TableName,
            ColumnName = Column.Name,
            DefaultValue = value,
        });
        FollowSchema(schema => change.SchemaName = schema);
    }

    protected sealed override void Change(Action<ColumnDefinition> change)
    {
        change(Column);
        if (_existingRows?.FinalColumn is { } final)
            change(final);
    }

    private TNext With(Action<ColumnDefinition> change)
    {
        Change(change);
        return Next;
    }
}
