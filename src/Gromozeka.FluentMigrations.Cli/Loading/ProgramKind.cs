using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Gromozeka.FluentMigrations.Commands;

namespace Gromozeka.FluentMigrations.Cli.Loading;

/// <summary>Determines from the content of a file, not from its name, why it is not an assembly that can be loaded.</summary>
internal static class ProgramKind
{
    /// <summary>
    /// The marker in the host executable of every .NET program. The bytes before it are the offset of the bundle, which is 0 if there is
    /// none.
    /// </summary>
    private static readonly byte[] BundleMark = SHA256.HashData(".net core bundle\n"u8);

    public static MigrationException Explain(string path, Exception cause)
    {
        var bytes = File.ReadAllBytes(path);
        if (Headers(bytes) is { } headers && headers.CorHeader is { } managed)
            return OfAssembly(path, headers, managed, cause);
        var mark = bytes.AsSpan().IndexOf(BundleMark);
        if (mark >= sizeof(long) && BitConverter.ToInt64(bytes, mark - sizeof(long)) != 0)
        {
            return Refused(
                $"{path} is a program in a single file.",
                "its assemblies are inside it, where only the program itself can load them"
            );
        }

        if (mark >= 0)
        {
            var program = path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? Path.ChangeExtension(path, ".dll") : path + ".dll";
            return Errors.NotFound(
                $"{path} only starts a .NET program.",
                $"the program itself is {Path.GetFileName(program)}, which is not next to it",
                cause
            );
        }

        return IsNative(bytes)
            ? Refused($"{path} is a native program.", "it was compiled ahead of time, or is not a .NET program: it has no assembly to load")
            : Errors.NotFound($"{path} is not a .NET assembly.", cause.Message, cause);

        MigrationException Refused(string what, string why) =>
            Errors.CannotLoad(
                what,
                why,
                $"run {Path.GetFileName(path)} itself, if it applies its migrations at startup or has a command for it; "
                    + "otherwise name its project with --project, "
                    + "or, with --assembly, the .dll of a program published without PublishSingleFile and PublishAot",
                cause
            );
    }

    private static MigrationException OfAssembly(string path, PEHeaders headers, CorHeader managed, Exception cause)
    {
        var machine = headers.CoffHeader.Machine;
        var only32 = machine == Machine.I386 && managed.Flags.HasFlag(CorFlags.Requires32Bit);
        if (!only32 && machine is Machine.I386)
            return Errors.CannotLoad($"{path} cannot be loaded.", cause.Message, "build the program again", cause);
        return Errors.CannotLoad(
            $"{path} is built for another processor.",
            $"it is for {(only32 ? "x86" : machine)}, and this tool runs as "
                + $"{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}",
            "build it for any processor (PlatformTarget AnyCPU), or put the migrations into a class library that is, "
                + "and name that with --project",
            cause
        );
    }

    private static PEHeaders? Headers(byte[] bytes)
    {
        try
        {
            return new PEHeaders(new MemoryStream(bytes));
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>ELF, Mach-O (for one or several processors), or the Windows format.</summary>
    private static bool IsNative(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("\u007fELF"u8)
        || bytes.StartsWith("MZ"u8)
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE]);
}
