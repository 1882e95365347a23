using System.Data;
using FluentMigrator.Expressions;
using FluentMigrator.Model;

namespace FluentMigrator.Builders;

// The indexes and foreign keys of a column.
internal abstract partial class ColumnBuilder<TNext, TNextFk>
{
    private ForeignKeyDefinition _foreignKey;

    private TNextFk NextFk => (TNextFk)(object)this;

    public TNext Indexed() => Indexed(null);

    public TNext Indexed(string indexName)
    {
        RecordIndex(indexName, unique: false);
        return With(column => column.IsIndexed = true);
    }

    public TNext Unique() => Unique(null);

    public TNext Unique(string indexName)
    {
        RecordIndex(indexName, unique: true);
        return With(column => column.IsUnique = true);
    }

    public TNextFk ForeignKey()
    {
        _foreignKey = null;
        Change(column => column.IsForeignKey = true);
        return NextFk;
    }

    public TNextFk ForeignKey(string primaryTableName, string primaryColumnName) =>
        ForeignKey(null, null, primaryTableName, primaryColumnName);

    public TNextFk ForeignKey(string foreignKeyName, string primaryTableName, string primaryColumnName) =>
        ForeignKey(foreignKeyName, null, primaryTableName, primaryColumnName);

    public TNextFk ForeignKey(string foreignKeyName, string primaryTableSchema, string primaryTableName, string primaryColumnName)
    {
        var key = new ForeignKeyDefinition
        {
            Name = foreignKeyName,
            ForeignTable = TableName,
            ForeignTableSchema = SchemaName,
            ForeignColumns = [Column.Name],
            PrimaryTable = primaryTableName,
            PrimaryTableSchema = primaryTableSchema,
            PrimaryColumns = [primaryColumnName],
        };
        FollowSchema(schema => key.ForeignTableSchema = schema);
        Change(column =>
        {
            column.IsForeignKey = true;
            column.ForeignKey = key;
        });
        return Record(key);
    }

    public TNextFk ReferencedBy(string foreignTableName, string foreignColumnName) =>
        ReferencedBy(null, null, foreignTableName, foreignColumnName);

    public TNextFk ReferencedBy(string foreignKeyName, string foreignTableName, string foreignColumnName) =>
        ReferencedBy(foreignKeyName, null, foreignTableName, foreignColumnName);

    public TNextFk ReferencedBy(string foreignKeyName, string foreignTableSchema, string foreignTableName, string foreignColumnName)
    {
        var key = new ForeignKeyDefinition
        {
            Name = foreignKeyName,
            ForeignTable = foreignTableName,
            ForeignTableSchema = foreignTableSchema,
            ForeignColumns = [foreignColumnName],
            PrimaryTable = TableName,
            PrimaryTableSchema = SchemaName,
            PrimaryColumns = [Column.Name],
        };
        FollowSchema(schema => key.PrimaryTableSchema = schema);
        return Record(key);
    }

    public TNextFk OnDelete(Rule rule)
    {
        CurrentForeignKey().OnDelete = rule;
        return NextFk;
    }

    public TNextFk OnUpdate(Rule rule)
    {
        CurrentForeignKey().OnUpdate = rule;
        return NextFk;
    }

    public TNext OnDeleteOrUpdate(Rule rule)
    {
        OnDelete(rule);
        OnUpdate(rule);
        return Next;
    }

    private TNextFk Record(ForeignKeyDefinition key)
    {
        Context.Record(new CreateForeignKeyExpression { ForeignKey = key });
        _foreignKey = key;
        return NextFk;
    }

    private ForeignKeyDefinition CurrentForeignKey() => _foreignKey ?? throw new InvalidOperationException(
        $"OnDelete and OnUpdate of column {TableName}.{Column.Name} need a foreign key that names the other table and its column.");

    private void RecordIndex(string name, bool unique)
    {
        var index = new IndexDefinition
        {
            Name = name,
            SchemaName = SchemaName,
            TableName = TableName,
            IsUnique = unique,
            Columns = [new IndexColumnDefinition { Name = Column.Name }],
        };
        FollowSchema(schema => index.SchemaName = schema);
        Context.Record(new CreateIndexExpression { Index = index });
    }
}
