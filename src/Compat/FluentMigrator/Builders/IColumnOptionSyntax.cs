using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders;

/// <summary>The options that a column takes after its type, and the foreign keys that start at it.</summary>
public interface IColumnOptionSyntax<TNext, TNextFk> : IFluentSyntax
{
    /// <summary>Makes it a generated column: the SQL expression gives its value, computed on writing if stored, else on reading.</summary>
    TNext Computed(string expression, bool stored = false);

    /// <summary>Refers to a column of another table, under a name that the conventions choose.</summary>
    TNextFk ForeignKey(string primaryTableName, string primaryColumnName);

    TNextFk ForeignKey(string foreignKeyName, string primaryTableName, string primaryColumnName);
    TNextFk ForeignKey(string foreignKeyName, string primaryTableSchema, string primaryTableName, string primaryColumnName);

    /// <summary>Marks the column as part of a foreign key that is created elsewhere; creates none itself.</summary>
    TNextFk ForeignKey();

    TNext Identity();

    /// <summary>Adds an index on this column alone, under a name that the conventions choose.</summary>
    TNext Indexed();

    /// <summary>Adds an index on this column alone; null leaves the name to the conventions.</summary>
    TNext Indexed(string indexName);

    TNext NotNullable();
    TNext Nullable();

    /// <summary>Makes the column part of the table's primary key.</summary>
    TNext PrimaryKey();

    TNext PrimaryKey(string primaryKeyName);

    /// <summary>Adds the foreign key of another table that refers to this column, under a name that the conventions choose.</summary>
    TNextFk ReferencedBy(string foreignTableName, string foreignColumnName);

    TNextFk ReferencedBy(string foreignKeyName, string foreignTableName, string foreignColumnName);
    TNextFk ReferencedBy(string foreignKeyName, string foreignTableSchema, string foreignTableName, string foreignColumnName);

    /// <summary>Makes the values unique, with a unique index whose name the conventions choose.</summary>
    TNext Unique();

    /// <summary>Makes the values unique, with a unique index of the name; null leaves the name to the conventions.</summary>
    TNext Unique(string indexName);

    /// <summary>
    /// Adds one more description under a name of its own; throws ArgumentException when a name is used twice or either text is empty.
    /// </summary>
    TNext WithColumnAdditionalDescription(string descriptionName, string description);

    /// <summary>Adds each entry as one more description; throws ArgumentException when there is none or a name is used twice.</summary>
    TNext WithColumnAdditionalDescriptions(Dictionary<string, string> columnDescriptions);

    TNext WithColumnDescription(string description);

    /// <summary>Lets the database compute the default of each new row.</summary>
    TNext WithDefault(SystemMethods method);

    /// <summary>Gives the default of each new row; null means DEFAULT NULL, a RawSql is written as it stands.</summary>
    TNext WithDefaultValue(object value);
}
