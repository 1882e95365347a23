namespace FluentMigrator.Runner.Conventions;

/// <summary>The conventions that complete expressions before they are executed, each list in the order of use.</summary>
public interface IConventionSet
{
    /// <summary>Sets the folder of script files; null leaves it.</summary>
    IRootPathConvention RootPathConvention { get; }

    /// <summary>Sets the schema of expressions; null leaves it.</summary>
    DefaultSchemaConvention SchemaConvention { get; }

    IList<IColumnsConvention> ColumnsConventions { get; }

    IList<IConstraintConvention> ConstraintConventions { get; }

    IList<IForeignKeyConvention> ForeignKeyConventions { get; }

    IList<IIndexConvention> IndexConventions { get; }

    IList<ISequenceConvention> SequenceConventions { get; }

    IList<IAutoNameConvention> AutoNameConventions { get; }
}
