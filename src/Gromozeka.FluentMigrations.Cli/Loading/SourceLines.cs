using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Gromozeka.FluentMigrations.Commands.Output.Annotations;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>Finds the source lines of migrations in the symbols of their assembly: in a file next to it, or embedded.</summary>
internal static class SourceLines
{
    /// <summary>A deterministic build writes this in place of the root of the repository.</summary>
    private const string MappedRoot = "/_/";

    /// <summary>The line at which <c>Up</c> begins, or else the first method of the class; null if the symbols do not have it.</summary>
    public static SourceLine? Of(Type migration)
    {
        try
        {
            var path = migration.Assembly.Location;
            if (path.Length == 0)
                return null;
            using var assembly = new PEReader(File.OpenRead(path));
            if (!assembly.TryOpenAssociatedPortablePdb(path, Open, out var provider, out _) || provider is null)
                return null;
            using (provider)
                return Of(migration, provider.GetMetadataReader(), Path.GetDirectoryName(path)!);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            // An annotation without a line is better than none.
            return null;
        }
    }

    private static FileStream? Open(string path) => File.Exists(path) ? File.OpenRead(path) : null;

    private static SourceLine? Of(Type migration, MetadataReader symbols, string folder) =>
        Methods(migration)
            .Select(method => Start(method, symbols))
            .OfType<(string Path, int Line)>()
            .Select(start => InRepository(start.Path, folder) is { } file ? new SourceLine(file, start.Line) : null)
            .FirstOrDefault();

    private static IEnumerable<MethodBase> Methods(Type migration)
    {
        const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var all = migration.GetMethods(Own).Cast<MethodBase>().Concat(migration.GetConstructors(Own));
        return all.OrderBy(method => method.Name == "Up" ? 0 : 1).ThenBy(method => method.MetadataToken);
    }

    private static (string Path, int Line)? Start(MethodBase method, MetadataReader symbols)
    {
        var handle = MetadataTokens.MethodDebugInformationHandle(method.MetadataToken & 0xFFFFFF);
        foreach (var point in symbols.GetMethodDebugInformation(handle).GetSequencePoints().Where(point => !point.IsHidden))
            return (symbols.GetString(symbols.GetDocument(point.Document).Name), point.StartLine);
        return null;
    }

    /// <summary>The path relative to the root of the repository; null if the file is not in it.</summary>
    /// <param name="path">The path in the symbols.</param>
    /// <param name="output">The folder of the assembly. It is in the repository of the source, unless the assembly was copied.</param>
    private static string? InRepository(string path, string output) =>
        path.StartsWith(MappedRoot, StringComparison.Ordinal)
            ? Below(Root(output), path[MappedRoot.Length..]) ?? Below(Root(Environment.CurrentDirectory), path[MappedRoot.Length..])
        : Root(Path.GetDirectoryName(path)) is { } root ? Below(root, Path.GetRelativePath(root, path))
        : null;

    private static string? Below(string? root, string relative) =>
        root is not null && File.Exists(Path.Combine(root, relative)) && !relative.StartsWith("..", StringComparison.Ordinal)
            ? relative
            : null;

    /// <summary>The nearest folder with a <c>.git</c>, which is a file in a second work tree.</summary>
    private static string? Root(string? folder)
    {
        while (folder is not null && !Path.Exists(Path.Combine(folder, ".git")))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }
}
