using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Delete.ForeignKey;

/// <summary>The schema of the referring table, then its columns.</summary>
public interface IDeleteForeignKeyForeignColumnOrInSchemaSyntax : IDeleteForeignKeyForeignColumnSyntax
{
    IDeleteForeignKeyForeignColumnSyntax InSchema(string foreignSchemaName);
}

/// <summary>The referring columns of the foreign key to delete.</summary>
public interface IDeleteForeignKeyForeignColumnSyntax : IFluentSyntax
{
    IDeleteForeignKeyToTableSyntax ForeignColumn(string column);
    IDeleteForeignKeyToTableSyntax ForeignColumns(params string[] columns);
}

/// <summary>The table that holds the reference, for a foreign key found by its columns.</summary>
public interface IDeleteForeignKeyFromTableSyntax : IFluentSyntax
{
    IDeleteForeignKeyForeignColumnOrInSchemaSyntax FromTable(string foreignTableName);
}

/// <summary>The table that holds the reference, for a foreign key found by its name.</summary>
public interface IDeleteForeignKeyOnTableSyntax : IFluentSyntax
{
    IInSchemaSyntax OnTable(string foreignTableName);
}

/// <summary>The columns that the foreign key to delete refers to.</summary>
public interface IDeleteForeignKeyPrimaryColumnSyntax : IFluentSyntax
{
    void PrimaryColumn(string column);
    void PrimaryColumns(params string[] columns);
}

/// <summary>The table that the foreign key to delete refers to.</summary>
public interface IDeleteForeignKeyToTableSyntax : IFluentSyntax
{
    IDeleteForeignKeyPrimaryColumnSyntax ToTable(string table);
}
